"""Where and when crime concentrates: grids, densities, repeats, forecasts, and how right they were."""
