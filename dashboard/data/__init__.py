"""What is in a dataset, on screen."""
