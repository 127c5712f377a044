"""What is in a dataset, for somebody who wants to look around in it before using it."""
