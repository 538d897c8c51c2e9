"""Step 1: why the department exists and by what its value is judged."""
