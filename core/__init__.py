"""ShelfLens without a screen: catalogues, encoders, model, explanations, evaluation, training, command line."""
