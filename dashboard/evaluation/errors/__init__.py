"""The tab about what the model gets wrong, and what of that is the data's own mistake."""
