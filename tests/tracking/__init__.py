"""Step 8: the weekly check-in."""
