"""Step 5: comments on objects and what is unresolved."""
