"""Plans in and out: the Markdown plan format and the JSON archive."""
