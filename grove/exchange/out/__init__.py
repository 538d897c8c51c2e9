"""What leaves Grove: a plan as text."""
