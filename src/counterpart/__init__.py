"""Counterpart: a police force and its business community fight business crime together."""

__version__ = "0.1.0"
