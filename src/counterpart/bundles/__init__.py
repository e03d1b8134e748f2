"""Bundles: all of a case in one file that anybody can verify without us."""
