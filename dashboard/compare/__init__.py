"""The compare page's parts: what stands on each side, what differs, and both on the same scales."""
