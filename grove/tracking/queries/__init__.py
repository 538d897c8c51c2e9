"""What the pages of the running year show."""
