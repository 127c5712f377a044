"""What a model gets wrong, and what of it may be the data's own mistakes."""
