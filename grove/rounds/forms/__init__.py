"""What people type in step 5, one file per noun."""
