"""Similar products: choosing a catalogue and a product, the results as cards, and why two are alike."""
