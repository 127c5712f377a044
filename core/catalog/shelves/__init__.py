"""What the demo catalogue sells: for each department its kinds of product, how they are drawn and described."""
