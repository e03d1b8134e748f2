"""Changes to bundles: the only way to make them."""
