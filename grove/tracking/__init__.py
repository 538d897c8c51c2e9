"""Step 8: the weekly check-in, what it says about the year, and help that is asked for."""
