"""Pages of step 5, one file per noun."""
