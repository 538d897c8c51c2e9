"""What the pages of a week read."""
