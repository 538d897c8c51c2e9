"""Rules about how a plan came about and is kept up."""
