"""Objectives, key results, their readings and what they support."""
