"""What the page on the comparison of models draws."""
