"""Changes to people and how they sign in: the module is the noun, the function the verb."""
