"""Luggage, bags and travel things."""

from core.catalog.drawing import bags
from core.catalog.shelves.kind import Kind

TRAVEL: tuple[Kind, ...] = (
    Kind(
        name="suitcase",
        draw=bags.suitcase,
        box=(62, 100),
        colours=("black", "navy", "red", "teal", "silver", "burgundy", "orange", "mint"),
        titles=(
            "{brand} hard-shell spinner suitcase, {size}, {colour}",
            "{size} polycarbonate trolley case with four wheels, {colour}",
        ),
        slots={
            "size": ("55 cm cabin size", "68 cm medium", "78 cm large", "20-inch carry-on"),
            "litres": ("38", "65", "94"),
        },
        openings=(
            "A hard-sided suitcase in ribbed polycarbonate with four wheels that turn in every direction",
            "{size} trolley with a light {colour} shell that shrugs off baggage belts",
        ),
        details=(
            "Telescopic aluminium handle, three-digit combination lock, zipped divider and {litres} litres of space",
            "Inside, cross straps and a mesh pocket hold clothes in place",
        ),
        closings=(
            "For weekend flights and longer trips alike",
            "Empty it weighs under three kilograms, so more of the airline's limit is yours",
        ),
    ),
    Kind(
        name="backpack",
        draw=bags.backpack,
        box=(70, 100),
        colours=("black", "grey", "navy", "orange", "olive", "red", "blue", "teal"),
        titles=("{brand} {litres}-litre backpack, {colour}", "{colour} laptop backpack for {who}, water-resistant"),
        slots={"litres": ("18", "22", "25", "30"), "who": ("school and travel", "commuters", "students", "city trips")},
        openings=(
            "A {litres}-litre rucksack with a padded 15-inch laptop sleeve and a roomy front pocket",
            "Everyday {colour} backpack in water-resistant polyester with two side pockets",
        ),
        details=(
            "Breathable back panel, padded shoulder straps and a luggage strap that slips over a trolley handle",
            "Sturdy two-way zips and bar-tacked seams carry books without complaint",
        ),
        closings=("Fits under an aeroplane seat as a cabin bag", "Made for {who}, from Monday to the weekend"),
    ),
    Kind(
        name="duffel-bag",
        draw=bags.duffel,
        box=(110, 66),
        colours=("black", "navy", "olive", "burgundy", "grey", "brown", "teal"),
        titles=(
            "{brand} weekender duffel bag, {litres} litres, {colour}",
            "{colour} canvas travel duffel with carry handles",
        ),
        slots={"litres": ("40", "50", "65")},
        openings=(
            "A {litres}-litre holdall in heavy canvas with two carry handles joined by a padded grip",
            "Soft travel bag in {colour} that packs for three days and folds flat afterwards",
        ),
        details=(
            "Wide U-shaped zip, front pocket for tickets, detachable shoulder strap",
            "Reinforced base and metal rings at both ends",
        ),
        closings=(
            "Goes on as hand baggage with most airlines",
            "For overnight stays, the gym bag of the family or a road trip",
        ),
    ),
    Kind(
        name="umbrella",
        draw=bags.umbrella,
        box=(100, 100),
        colours=("navy", "black", "red", "teal", "yellow", "purple", "green"),
        titles=(
            "{brand} windproof stick umbrella, {colour}",
            "{colour} travel rain umbrella with curved wooden handle",
        ),
        openings=(
            "A large rain umbrella whose fibreglass ribs bend in a gust and spring back",
            "Windproof umbrella with a {colour} canopy of one metre and a hooked wooden handle",
        ),
        details=(
            "Automatic opening, quick-drying fabric and a matching sleeve",
            "Eight ribs, double-stitched seams, steel shaft",
        ),
        closings=(
            "Shelters two on the way from the hotel to the station",
            "Light enough to be carried in a backpack loop on holiday",
        ),
        tilt=12,
    ),
    Kind(
        name="neck-pillow",
        draw=bags.neck_pillow,
        box=(100, 94),
        colours=("grey", "navy", "teal", "burgundy", "purple", "charcoal"),
        titles=(
            "{brand} memory-foam travel neck pillow, {colour}",
            "{colour} U-shaped neck pillow for flights, washable cover",
        ),
        openings=(
            "A horseshoe neck pillow of memory foam that holds the head when you nod off on a plane",
            "Travel pillow with a plush {colour} cover and a snap that closes it under the chin",
        ),
        details=(
            "The cover zips off for washing, and the foam rolls into the pouch supplied",
            "Soft velour outside, slow-recovery foam inside",
        ),
        closings=("For long flights, trains and the back seat of a bus", "Clips to a suitcase handle by its cord"),
        stance="flat",
        tilt=12,
    ),
    Kind(
        name="packing-cubes",
        draw=bags.packing_cubes,
        box=(100, 86),
        colours=("grey", "blue", "teal", "red", "navy", "purple", "orange"),
        titles=("{brand} packing cubes, set of 3, {colour}", "3-piece luggage organiser set with mesh tops, {colour}"),
        openings=(
            "Three zipped cubes in large, medium and small that keep a suitcase in order",
            "A set of travel organisers in {colour} nylon, each with a see-through mesh top",
        ),
        details=(
            "Double zips, carry handles and light ripstop fabric",
            "Shirts, socks and chargers each have a place and come out uncrumpled",
        ),
        closings=("Fit carry-on and checked bags of every brand", "They weigh less than 200 grams together"),
    ),
)
