"""What the pages of the close read."""
