"""Step 8, the close: final values, grades, the retrospective, publication, the next cycle."""
