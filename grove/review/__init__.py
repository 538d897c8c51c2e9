"""Step 3: last cycle's grades, lessons and the failure register."""
