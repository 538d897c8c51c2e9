"""Moments of one working day."""

from datetime import UTC, datetime

NOW = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
EARLY = datetime(2026, 11, 26, 5, 0, tzinfo=UTC)
TOMORROW = datetime(2026, 11, 27, 9, 30, tzinfo=UTC)
