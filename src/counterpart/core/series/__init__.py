"""Crimes that may be of one series: how alike they are, against chance in the county's own data; and tiers."""
