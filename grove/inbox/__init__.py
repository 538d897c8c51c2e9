"""The inbox: the one list of what waits for a person, and the letter that says the same."""
