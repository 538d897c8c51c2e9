"""Rules about what an earlier cycle taught."""
