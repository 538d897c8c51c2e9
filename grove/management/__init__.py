"""Step 7 of the method: the management plan on one page."""
