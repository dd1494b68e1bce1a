"""Presigned requests with their secrets, and whether `diagnose` proves what was signed."""
