"""Products like a given one: an index of a catalogue, searching it, and why two products are alike."""
