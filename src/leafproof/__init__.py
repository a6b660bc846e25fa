"""Leafproof: a cache of leaked documents, and the claims that stand in it with page and box."""

__version__ = "0.1.0"
