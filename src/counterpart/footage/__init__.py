"""Footage: the register of cameras, and asking every business that may have filmed something."""
