"""What can be wrong with a comment that silences a rule."""
