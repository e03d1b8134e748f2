"""Changes to partners: the module is the noun, the function the verb."""
