"""Pictures of people: decoded within limits, measured, found again, and written anew as pixels alone."""
