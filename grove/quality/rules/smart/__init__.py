"""Rules about owner, date and evidence of a key result."""
