"""What holds for all tests."""

import os

# Results are compared to many digits with other implementations, which compute in float32. What bfloat16 changes has
# tests of its own, and the browser drives the dashboard in whatever arithmetic the processor has.
os.environ.setdefault("SHELFLENS_PRECISION", "float32")
