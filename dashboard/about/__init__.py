"""The About pages' parts: the drawing of the data's way, what each method leaves open, and the model card's tables."""
