"""Suspects: images of people, who is known and who is sought, identifications, nominals and what links them."""
