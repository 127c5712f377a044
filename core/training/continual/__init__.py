"""Teaching a trained classifier new products without the old ones, and without forgetting them."""
