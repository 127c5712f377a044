"""What holds for all tests, and how they are dealt out where two processes run them."""

import os
import tempfile
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent
# These take longest: begun last, they would keep one process busy while the other has nothing left to do.
LONG = ("browser", "pages")

# Results are compared to many digits with other implementations, which compute in float32. What bfloat16 changes has
# tests of its own, and the browser drives the dashboard in whatever arithmetic the processor has.
os.environ.setdefault("SHELFLENS_PRECISION", "float32")
# No test may write into the folder of a person's own judgements.
os.environ["SHELFLENS_FEEDBACK"] = tempfile.mkdtemp(prefix="shelflens-feedback-")
if "PYTEST_XDIST_WORKER" in os.environ:
    # Processes side by side that each take all cores wait for one another more than they compute.
    os.environ.setdefault("OMP_NUM_THREADS", "1")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: LONG.index(folder) if (folder := _folder(item)) in LONG else len(LONG))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    """Files go to one process whole, and those that share a running dashboard all go to the same."""
    from xdist.scheduler import LoadFileScheduling

    class ByFile(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            file = super()._split_scope(nodeid)
            return "browser" if "browser" in Path(file).parts else file

    return ByFile(config, log) if config.getvalue("dist") == "loadfile" else None


def _folder(item: pytest.Item) -> str:
    return item.path.relative_to(TESTS).parts[0]
