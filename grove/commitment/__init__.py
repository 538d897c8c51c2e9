"""Step 6: check, sign, and the state of every signature."""
