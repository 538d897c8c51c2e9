"""Rules about what a plan serves, and whom it needs."""
