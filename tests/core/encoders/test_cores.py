import threading
import time

import pytest
import torch

from core.encoders.cores import core_count, side_by_side

CPU = torch.device("cpu")


@pytest.fixture
def two_cores():
    before = torch.get_num_threads()
    torch.set_num_threads(2)
    yield
    torch.set_num_threads(before)


def test_results_keep_the_order_of_the_items(two_cores):
    assert list(side_by_side(lambda item: (time.sleep(0.02 * (3 - item)), item)[1], [0, 1, 2], CPU)) == [0, 1, 2]


def test_items_run_at_the_same_time_on_one_core_each(two_cores):
    together = threading.Barrier(2, timeout=30)

    def meet(_: int) -> int:
        together.wait()
        return torch.get_num_threads()

    assert list(side_by_side(meet, [1, 2], CPU)) == [1, 1]


def test_the_caller_and_later_threads_keep_all_cores(two_cores):
    list(side_by_side(lambda item: item, [1, 2], CPU))
    seen = []
    thread = threading.Thread(target=lambda: seen.append(torch.get_num_threads()))
    thread.start()
    thread.join()
    assert (torch.get_num_threads(), seen) == (2, [2])


@pytest.mark.parametrize(("items", "device"), [([1], CPU), ([1, 2], torch.device("meta")), ([], CPU)])
def test_one_item_or_another_device_is_left_to_the_caller(two_cores, items, device):
    here = threading.current_thread()
    assert list(side_by_side(lambda _: threading.current_thread(), items, device)) == [here] * len(items)
    assert core_count(torch.device("meta")) == 1


def test_an_error_reaches_the_caller_and_the_rest_is_left_out(two_cores):
    done = []

    def work(item: int) -> None:
        if item == 0:
            raise ValueError("broken on purpose")
        time.sleep(0.1)
        done.append(item)

    with pytest.raises(ValueError, match="on purpose"):
        list(side_by_side(work, range(40), CPU))
    time.sleep(0.5)
    assert len(done) < 39


def test_stopping_early_leaves_the_rest_out(two_cores):
    done = []

    def work(item: int) -> int:
        time.sleep(0.05)
        done.append(item)
        return item

    for item in side_by_side(work, range(60), CPU):
        if item == 2:
            break
    time.sleep(0.5)
    assert len(done) < 60
