"""Learning a model from a catalogue."""
