"""What to do with the model's answers: which to accept, and which mistakes to avoid most."""
