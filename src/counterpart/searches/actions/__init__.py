"""Changes to candidate search: the only way to make them."""
