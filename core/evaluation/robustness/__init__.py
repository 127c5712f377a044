"""How answers and explanations hold up when a product's picture or text is spoilt, or the picture attacked."""
