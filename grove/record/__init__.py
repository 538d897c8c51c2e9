"""The change stream: acts, what each changed, undo, bin and three-way merge."""
