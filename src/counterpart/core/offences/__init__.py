"""Offence codes, suggested classes, the business-crime flag and outcomes."""
