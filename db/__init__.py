"""Engine, column types, states, models and migrations."""
