"""Recorded refusals of real servers, and whether `diagnose` tells their causes."""
