"""Smaller copies of trained models: fewer units, matrices of lower rank, fewer bits, and what each costs."""
