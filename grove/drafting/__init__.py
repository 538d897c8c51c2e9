"""Step 4: the draft editor, themes, focus budget and the not-doing list."""
