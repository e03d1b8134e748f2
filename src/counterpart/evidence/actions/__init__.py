"""Changes to evidence: the only way to make them."""
