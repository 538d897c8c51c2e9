"""What comes into Grove: a plan as text."""
