"""Integrated gradients: they add up, agree with Captum's, and count words by their share of a linear score."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pytest
import torch
from captum.attr import IntegratedGradients
from safetensors.torch import save_file

from core.checkpoint import EncoderCard
from core.encoders.counting import CountingTextEncoder
from core.encoders.word_scores import WordScores
from core.experts import ExpertFusion
from core.explain.question import Question
from core.explain.words import weigh
from core.predictor import Predictor

TEXT = "Acoustic guitar, 12 steel strings & café-style bag: acoustic <b>sound</b>!"
QUESTIONS = (Question("Guitars"), Question("Toys"), Question("Guitars", "Shoes"))


@pytest.fixture(scope="module")
def counting(predictor, tmp_path_factory):
    """Four experts, one of them on counted words."""
    file = tmp_path_factory.mktemp("words") / "words.safetensors"
    texts = ["acoustic guitar", "tea kettle", "red shoes", "toy bricks", "garden tools steel"] * 2
    save_file(WordScores.fit(texts, np.arange(10) % 5, 5).state(), file)
    encoder = CountingTextEncoder(predictor.text_encoder.name, file)
    config = replace(predictor.model.config, kind="experts", text_dim=encoder.dim)
    torch.manual_seed(1)
    model = ExpertFusion(config).eval().requires_grad_(False)
    card = EncoderCard(encoder.name, encoder.digest, "test", encoder.dim)
    return Predictor(model, replace(predictor.card, text_encoder=card), predictor.image_encoder, encoder)


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("with_picture", [True, False])
def test_weights_add_up(counting, prediction, question, with_picture):
    image = prediction.image_features if with_picture else None
    path = weigh(counting, TEXT, image, "integrated_gradients_words")
    nothing, whole = question.of(path.logits(torch.tensor([0.0, 1.0])), counting.categories).tolist()
    assert abs(whole - nothing) > 0.01
    assert path.integrated(question, 64).sum() == pytest.approx(whole - nothing, abs=1e-3)
    words = path.explain(question, count=100).words
    assert sum(word.weight for word in words) == pytest.approx(whole - nothing, abs=2e-3)


def test_steps_are_doubled_where_the_model_bends(predictor):
    """The random head of these tests is far from straight along the way."""
    path = weigh(predictor, "steel guitar", None, "integrated_gradients_words", {"steps": 12})
    nothing, whole = QUESTIONS[0].of(path.logits(torch.tensor([0.0, 1.0])), predictor.categories).tolist()
    few, finer = (abs(found.sum() - (whole - nothing)) for found in _few_and_finer(path))
    assert few > 0.02
    assert finer < few


def _few_and_finer(path):
    return path.integrated(QUESTIONS[0], 12), path.attributions(QUESTIONS[0])


def test_the_end_of_the_way_is_the_models_own_answer(counting, prediction):
    path = weigh(counting, TEXT, prediction.image_features, "integrated_gradients_words")
    expected = counting.text_probabilities([TEXT], prediction.image_features)[0]
    np.testing.assert_allclose(path.logits(torch.tensor([1.0]))[0].softmax(0), expected, atol=1e-5)


def test_word_pieces_agree_with_captum(predictor, prediction):
    """Without counted words, where the way is through embeddings alone."""
    path = weigh(predictor, TEXT, prediction.image_features, "integrated_gradients_words")
    with torch.enable_grad():
        method = IntegratedGradients(lambda embeddings: path._read(embeddings, torch.zeros(len(embeddings), 0)))
        pieces = method.attribute(path.embeddings[None], path.blank[None], target=0, n_steps=20)[0].sum(1)
    merged = np.bincount(path.owners, weights=pieces.detach().double().numpy(), minlength=len(path.words))
    np.testing.assert_allclose(path.integrated(Question("Guitars"), 20), merged, atol=1e-4)


def test_pieces_belong_to_the_words_they_stand_in(predictor):
    path = weigh(predictor, "unbelievably nice, café-style <b>bag</b>!", None, "integrated_gradients_words")
    pieces = predictor.text_encoder.word_pieces("unbelievably nice, café-style <b>bag</b>!")
    text = "unbelievably nice, café-style bag !"
    owned = {}
    for (start, end), owner in zip(pieces, path.owners[1:-1], strict=True):
        owned.setdefault(path.words[owner].word, []).append(text[start:end])
    assert {word: "".join(parts) for word, parts in owned.items()} == {
        "unbelievably": "unbelievably",
        "nice": "nice,",
        "café-style": "café-style",
        "bag": "bag!",
    }


def test_counted_words_get_their_part_of_the_score(counting):
    path = weigh(counting, "toy guitar", None, "integrated_gradients_words")
    _, added = counting.text_encoder.words.parts("toy guitar")
    np.testing.assert_allclose(path.counted, added, atol=1e-6)
    # The pool weighs the counted scores alike for every text, so their part of the answer is known.
    without = replace(path, counted=torch.zeros_like(path.counted))
    weight = counting.model.pool[2, 3].item()
    found = path.integrated(Question("Toys"), 8) - without.integrated(Question("Toys"), 8)
    np.testing.assert_allclose(found, weight * added[:, counting.categories.index("Toys")], atol=1e-4)


def test_many_at_once_leave_nothing_behind(predictor):
    path = weigh(predictor, TEXT, None, "integrated_gradients_words")
    alone = path.integrated(QUESTIONS[0], 8)
    with ThreadPoolExecutor(8) as pool:
        for found in pool.map(lambda _: path.integrated(QUESTIONS[0], 8), range(16)):
            np.testing.assert_allclose(found, alone, atol=1e-5)
    network = predictor.text_encoder.exact_network
    assert all(parameter.grad is None and not parameter.requires_grad for parameter in network.parameters())
    assert all(not module._forward_hooks for module in network.modules())
