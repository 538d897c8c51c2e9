"""Work that is due at times: a registry, at most once a period, one loop."""
