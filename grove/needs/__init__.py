"""Step 2: internal customers and their needs."""
