"""Metrics: arrays in, numbers out. Import the file that is named for what you measure."""
