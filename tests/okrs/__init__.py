"""Objectives, key results, their links and readings."""
