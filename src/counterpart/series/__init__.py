"""Series of crimes alike, and the tiers of those who commit them."""
