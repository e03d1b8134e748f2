"""How the business door says things."""
