"""Changes to cases: the module is the noun, the function the verb."""
