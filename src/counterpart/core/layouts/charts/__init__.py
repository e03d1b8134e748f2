"""Charts and maps as accessible SVG: no script, no outside file, colour never alone."""
