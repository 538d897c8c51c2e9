"""The Markdown plan format: its words in both languages, its shape, and what a file says."""
