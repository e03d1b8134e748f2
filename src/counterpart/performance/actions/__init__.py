"""Changes to what figures are made from, and to statements."""
