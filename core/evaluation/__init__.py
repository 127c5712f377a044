"""How good a model is: metrics, reports, baselines."""
