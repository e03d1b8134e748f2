"""Faults planted in reports at random, to see which of them the checker finds."""
