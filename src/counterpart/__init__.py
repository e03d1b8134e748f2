"""Counterpart: a police force and its business community fight business crime together."""
