"""The page of smaller models."""
