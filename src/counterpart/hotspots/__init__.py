"""Where crime concentrates: forecasts and their record, responses, patrols."""
