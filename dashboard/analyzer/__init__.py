"""The parts of the analyzer page: what goes in on the left, what comes out on the right."""
