"""The week of a team on four squares, and the week of a department on one page for the boss."""
