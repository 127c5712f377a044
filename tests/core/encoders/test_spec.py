import pytest

from core.encoders.image import create_network
from core.encoders.spec import ImageEncoderSpec
from core.errors import EncoderError


def test_a_name_may_carry_the_side_of_the_input() -> None:
    assert ImageEncoderSpec.parse("resnet18") == ImageEncoderSpec("resnet18", None)
    assert ImageEncoderSpec.parse("resnet18@80") == ImageEncoderSpec("resnet18", 80)
    assert str(ImageEncoderSpec.parse("resnet18@80")) == "resnet18@80"


@pytest.mark.parametrize("name", ["resnet18@", "resnet18@big", "resnet18@4", "resnet18@60000"])
def test_a_size_that_makes_no_sense_is_refused(name: str) -> None:
    with pytest.raises(EncoderError, match="16 to 1024"):
        ImageEncoderSpec.parse(name)


def test_a_transformer_is_built_for_the_size_and_has_a_position_for_each_patch() -> None:
    network = create_network(ImageEncoderSpec("test_vit", 64))

    assert network.patch_embed.img_size == (64, 64)
    assert network.pos_embed.shape[1] == 1 + (64 // 16) ** 2
