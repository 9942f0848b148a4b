"""Checkpoints of other makes: listed, compared, and converted into one another."""
