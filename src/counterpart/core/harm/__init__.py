"""Harm weights, triage suggestions and the order of the queue."""
