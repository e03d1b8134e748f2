"""Clocks, working days and local time."""
