from core.catalog.product import Product
from core.explain.question import Question
from core.explain.words import weigh

TEXT = "<b>Steel</b> strings, steel guitar"


def test_weights_are_differences_of_predictions(predictor, prediction):
    fitted = weigh(predictor, TEXT, prediction.image_features, "leave_one_out").explain(Question("Toys"))
    without = {
        3: "<b></b> strings, steel guitar",
        13: "<b>Steel</b> , steel guitar",
        22: "<b>Steel</b> strings,  guitar",
        28: "<b>Steel</b> strings, steel ",
    }
    assert {word.start for word in fitted.words} == without.keys()

    def toys(text):
        features = predictor.predict(Product("1", text)).text_features
        return float(predictor.fuse(prediction.image_features[None], features[None])[0, 3])

    for word in fitted.words:
        assert abs(word.weight - (toys(TEXT) - toys(without[word.start]))) < 1e-5
        assert word.error is None
    assert (fitted.samples, fitted.fit, fitted.settled) == (5, None, None)
