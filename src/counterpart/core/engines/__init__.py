"""What counts recorded crime: plain Python (the reference), DuckDB (the default), Spark (many forces)."""
