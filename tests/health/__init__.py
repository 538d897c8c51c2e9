"""Tests of health metrics and guards."""
