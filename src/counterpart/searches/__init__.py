"""Searches: candidates for a face out of the gallery, for two reviewers to judge. Off until its assessments stand."""
