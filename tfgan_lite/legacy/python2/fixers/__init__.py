"""Fixers of fissix for what its own ones leave, or would add lines for."""
