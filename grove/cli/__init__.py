"""The command line door: serve, migrate, sample, export, import."""
