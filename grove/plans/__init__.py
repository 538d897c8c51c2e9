"""Cycles, plans, stable codes and the state of the eight steps."""
