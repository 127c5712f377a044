import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.svm import LinearSVC

from core.encoders.word_scores import UNLEARNED, WordScores

TEXTS = ["red shoe leather", "blue shoe lace", "cola bottle", "cold juice bottle", "puzzle game", "brick game red"] * 3
LABELS = np.array([0, 0, 1, 1, 2, 2] * 3)


def test_scores_equal_scikit_learns_on_plain_tf_idf() -> None:
    vectorizer = TfidfVectorizer(token_pattern=r"\b\w\w+\b", ngram_range=(1, 2), sublinear_tf=True)
    machine = LinearSVC(C=1.0, random_state=0).fit(vectorizer.fit_transform(TEXTS), LABELS)
    asked = ["leather shoe", "red bottle", "game of juice"]
    known = set(vectorizer.get_feature_names_out())
    expected = machine.decision_function(vectorizer.transform(asked))
    found = WordScores.fit(TEXTS, LABELS, 3)(asked)
    # Words that were never seen have a bucket too, and lengthen the text that is scaled to 1.
    unseen = [len([word for word in text.split() if word not in known]) for text in asked]
    assert unseen == [0, 0, 1]
    np.testing.assert_array_equal(found.argmax(1), expected.argmax(1))


def test_a_text_of_known_words_scores_exactly_alike() -> None:
    vectorizer = TfidfVectorizer(token_pattern=r"\b\w\w+\b", ngram_range=(1, 2), sublinear_tf=True)
    machine = LinearSVC(C=1.0, random_state=0).fit(vectorizer.fit_transform(TEXTS), LABELS)
    np.testing.assert_allclose(
        WordScores.fit(TEXTS, LABELS, 3)(TEXTS[:6]),
        machine.decision_function(vectorizer.transform(TEXTS[:6])),
        atol=2e-3,
    )


def test_file_and_back() -> None:
    scores = WordScores.fit(TEXTS, LABELS, 3)
    again = WordScores.from_state(scores.state())
    np.testing.assert_allclose(again(TEXTS), scores(TEXTS), atol=2e-3)


def test_without_words_the_bias_alone() -> None:
    scores = WordScores.fit(TEXTS, LABELS, 3)
    np.testing.assert_allclose(scores(["", "!"]), [scores.bias] * 2)
    assert scores([]).shape == (0, 3)


@pytest.mark.parametrize("kept", [(0, 2), (1, 2)])
def test_two_categories_and_one_that_never_occurs(kept: tuple[int, int]) -> None:
    rows = np.isin(LABELS, kept)
    scores = WordScores.fit([text for text, keep in zip(TEXTS, rows, strict=True) if keep], LABELS[rows], 3)
    found = scores([text for text, keep in zip(TEXTS, rows, strict=True) if keep])
    np.testing.assert_array_equal(found.argmax(1), LABELS[rows])


@pytest.mark.parametrize(
    "text",
    [
        "red shoe, red leather shoe",
        "Café CAFÉ café İstanbul Straße ﬁne",
        "ΟΔΟΣ ΣΑΣ 3.5 x T-shirt 吉他 한국어",
        "unseen words a b only",
        "!",
        "",
    ],
)
def test_parts_and_bias_add_up_to_the_scores(text: str) -> None:
    scores = WordScores.fit(TEXTS, LABELS, 3)
    spans, added = scores.parts(text)
    np.testing.assert_allclose(added.sum(0) + scores.bias, scores([text])[0], atol=1e-5)
    assert len(spans) == len(added)


def test_parts_stand_where_their_words_do() -> None:
    scores = WordScores.fit(TEXTS, LABELS, 3)
    text = "a Réd shoe, İxx red"
    spans, added = scores.parts(text)
    assert [text[start:end] for start, end in spans] == ["Réd", "shoe", "İxx", "red"]
    # "shoe" speaks for the first category and is in two pairs; "ixx" is unknown and only in pairs that are, too.
    assert added[1].argmax() == 0
    assert added[1, 0] > 0
    np.testing.assert_allclose(added[2], 0, atol=1e-6)


def test_further_categories_are_scored_alike_whatever_the_words() -> None:
    words = WordScores.fit(TEXTS, LABELS, 3)
    wider = words.with_unlearned(2)(["red shoe", ""])
    assert np.array_equal(wider[:, :3], words(["red shoe", ""]))
    assert (wider[:, 3:] == UNLEARNED).all()
