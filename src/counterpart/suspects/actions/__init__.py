"""Changes to images, identifications, nominals and challenges: the only way to make them."""
