"""A statement as people and programs want it: text, HTML, CSV, JSON, OpenDocument, PDF."""
