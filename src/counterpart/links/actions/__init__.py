"""Changes to links: the only way to make them."""
