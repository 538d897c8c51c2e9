"""Rules about the balance of a plan over themes and perspectives."""
