"""Views of the business door."""
