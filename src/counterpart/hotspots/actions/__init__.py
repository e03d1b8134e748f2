"""Changes to forecasts, visits and responses: the only way to make them."""
