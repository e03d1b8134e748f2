"""Changes to witness statements: the only way to make them."""
