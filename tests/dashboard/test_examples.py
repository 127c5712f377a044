from dashboard import examples


def test_the_first_example_is_one_that_the_model_can_name() -> None:
    assert examples.fitting(["Musical Instruments", "Toys & Games"]).id == "acoustic-guitar"


def test_where_the_model_names_none_its_words_choose() -> None:
    assert examples.fitting(["Casual Shoes", "Sports Shoes", "Heels"]).id == "running-shoe"


def test_where_nothing_fits_the_gallerys_first_is_shown() -> None:
    assert examples.fitting(["Xylem", "Phloem"]).id == next(iter(examples.examples()))
