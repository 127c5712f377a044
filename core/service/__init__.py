"""The HTTP interface: products in, predictions and explanations out, as JSON."""
