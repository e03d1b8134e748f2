"""Witnesses: statements made online, signed by their makers."""
