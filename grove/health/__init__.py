"""Health metrics: what must not break while a department works on its objectives."""
