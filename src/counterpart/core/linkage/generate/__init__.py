"""Made-up records whose truth is known: who is who is kept beside them, and what makes each of them hard.

No person, vehicle, premises or business in them is real. Drawn from a seed: the same seed gives the same records.
"""
