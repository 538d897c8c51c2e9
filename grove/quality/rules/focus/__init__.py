"""Rules about a set: how many, how much, how they fit together."""
