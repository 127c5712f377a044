"""Fruit, drinks and things for the larder."""

from core.catalog.drawing import groceries
from core.catalog.shelves.kind import Kind

FOOD: tuple[Kind, ...] = (
    Kind(
        name="apple",
        draw=groceries.apples,
        box=(100, 72),
        colours=("red", "green", "yellow", "rose"),
        titles=("{sort} apples, {colour}, {kg} kg", "Fresh {colour} apples, {sort}, class I"),
        slots={"sort": ("Crisp", "Sweet dessert", "Tart", "Orchard"), "kg": ("1", "1.5", "2")},
        openings=(
            "Juicy {colour} apples with firm flesh and a fresh scent",
            "Hand-picked {colour} apples, sweet with a little acidity",
        ),
        details=(
            "Full of flavour raw, and they hold their shape in a pie",
            "Grown in small orchards and kept cool until delivery",
        ),
        closings=("Good in lunch boxes, salads and cakes", "Wash before eating; keep in the fridge"),
    ),
    Kind(
        name="apple-crate",
        draw=groceries.apple_heap,
        box=(100, 100),
        colours=("red", "green", "yellow"),
        titles=("Loose {colour} apples", "{colour} apple, sold by weight"),
        openings=(
            "Crunchy {colour} apples from this season's harvest, picked ripe",
            "Fresh {colour} apple with a sweet and slightly tart taste",
        ),
        details=("Rich in fibre and vitamin C", "Fits well in fruit salad, crumble and sauce"),
        closings=(
            "Choose as many as you like from the crate and eat them within two weeks",
            "Store cool; one apple weighs about 180 grams, and a bowl of them keeps for two weeks",
        ),
        scenes=("white",),
        stance="none",
        tilt=12,
        margin=-0.12,
    ),
    Kind(
        name="orange-crate",
        draw=groceries.orange_heap,
        box=(100, 100),
        colours=("orange",),
        titles=("{sort} oranges, loose", "{sort} orange, per kilogram"),
        slots={"sort": ("Navel", "Juicing", "Seedless", "Valencia", "Sweet")},
        openings=(
            "Sun-ripened oranges with thin peel and plenty of juice",
            "{sort} oranges that taste sweet with a fresh acidity",
        ),
        details=(
            "A source of vitamin C, good to eat by the segment or to press",
            "The fruit is untreated, so the zest can be used in baking",
        ),
        closings=(
            "Fits well for breakfast juice and winter salads",
            "Keep at room temperature for a week, longer in the fridge",
        ),
        scenes=("white",),
        stance="none",
        tilt=12,
        margin=-0.12,
    ),
    Kind(
        name="tomato-crate",
        draw=groceries.tomato_heap,
        box=(100, 100),
        colours=("red", "yellow", "orange"),
        titles=("{sort} tomatoes, {colour}", "Fresh {colour} tomatoes, {sort}, 500 g"),
        slots={"sort": ("Beef", "Vine", "Salad", "Plum")},
        openings=(
            "Ripe {colour} tomatoes with firm flesh and few seeds",
            "Aromatic {colour} tomatoes, good both raw and cooked",
        ),
        details=(
            "Sweet on bread with salt and oil, rich in a slow sauce",
            "Grown without pesticides and picked when fully coloured",
        ),
        closings=(
            "Fits well in salads, soups and sandwiches",
            "Do not refrigerate: the flavour fades below ten degrees",
        ),
        scenes=("white",),
        stance="none",
        tilt=12,
        margin=-0.12,
    ),
    Kind(
        name="bananas",
        draw=groceries.bananas,
        box=(100, 84),
        colours=("yellow",),
        titles=("{sort} bananas, bunch of four", "Ripe {colour} bananas, {sort}"),
        slots={"sort": ("Organic", "Fair-trade", "Sweet", "Caribbean")},
        openings=(
            "A bunch of {colour} bananas, ripe to eat and naturally sweet",
            "{sort} bananas with creamy flesh and thin skin",
        ),
        details=("Full of potassium and quick energy before sport", "Grown by small farmers who are paid a fair price"),
        closings=("For snacks, porridge, smoothies and banana bread", "Green tips ripen on the counter in two days"),
        tilt=10,
        stance="flat",
    ),
    Kind(
        name="carton",
        draw=groceries.carton,
        box=(60, 100),
        colours=("blue", "green", "red", "orange", "yellow"),
        options={"drink": ("milk", "orange juice")},
        titles=("{brand} {drink}, 1 litre carton", "Fresh {drink}, {colour} pack, 1 l"),
        openings=(
            "One litre of fresh {drink} in a {colour} carton with screw cap",
            "{drink} of a full, round taste, bottled close to the farm",
        ),
        details=("Pasteurised gently, with nothing added", "The carton is made of renewable board"),
        closings=(
            "For breakfast, baking and drinking ice cold",
            "Keep in the fridge and use within five days of opening",
        ),
    ),
    Kind(
        name="honey-jar",
        draw=groceries.honey_jar,
        box=(66, 84),
        colours=("amber", "gold", "burgundy", "orange"),
        titles=("{brand} {what}, {grams} g jar", "Natural {what}, {grams} g, {colour} jar"),
        slots={
            "what": ("fruit spread", "flower syrup", "preserve", "breakfast spread"),
            "grams": ("250", "340", "500"),
        },
        openings=(
            "A {colour} {what} cooked slowly in small batches with little sugar",
            "{grams} g of {what} with a deep, sunny taste",
        ),
        details=(
            "No colouring, no preservatives, only ingredients you can name",
            "Spoon it over yoghurt, cheese or warm toast",
        ),
        closings=("For the breakfast table and for baking", "Keep dark; eat within six weeks of opening"),
    ),
    Kind(
        name="coffee",
        draw=groceries.coffee_bag,
        box=(74, 98),
        colours=("espresso", "red", "black", "forest green", "gold", "navy"),
        titles=(
            "{brand} {roast} roast coffee beans, {grams} g",
            "{roast} roast whole-bean coffee, {colour} bag, {grams} g",
        ),
        slots={"roast": ("Medium", "Dark", "Espresso", "Light"), "grams": ("250", "500", "1000")},
        openings=(
            "{roast} roast arabica beans that taste of cocoa and toasted nuts",
            "Whole coffee beans, roasted in a drum and packed the same day",
        ),
        details=(
            "The valve lets the aroma breathe while the {colour} bag keeps air out",
            "Grown at 1,500 metres, washed and sun dried",
        ),
        closings=("For espresso machine, moka pot and filter", "Grind just before brewing"),
    ),
    Kind(
        name="cereal",
        draw=groceries.cereal_box,
        box=(72, 98),
        colours=("orange", "yellow", "red", "sky blue", "green", "purple"),
        titles=(
            "{brand} wholegrain cereal rings with berries, {grams} g",
            "Crunchy breakfast cereal in {colour} box, {grams} g",
        ),
        slots={"grams": ("375", "450", "500")},
        openings=(
            "Toasted oat rings with dried strawberries, ready for milk",
            "A crunchy breakfast cereal of oats, corn and fruit",
        ),
        details=("Source of fibre and seven vitamins, little added sugar", "Vegetarian, made without palm oil"),
        closings=("For quick breakfasts and for snacking by the handful", "Close the inner bag to keep it crisp"),
    ),
)
