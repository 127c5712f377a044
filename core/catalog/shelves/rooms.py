"""Furniture for every room."""

from core.catalog.drawing import furnishings
from core.catalog.shelves.kind import Kind

_SCENES = ("white", "white", "studio", "room", "room")

ROOMS: tuple[Kind, ...] = (
    Kind(
        name="sofa",
        draw=furnishings.sofa,
        box=(120, 62),
        colours=("grey", "navy", "teal", "olive", "burgundy", "beige", "charcoal", "forest green"),
        options={"seats": ("2", "3")},
        titles=(
            "{brand} {seats}-seater sofa, {colour} {cloth}",
            "{seats}-seat couch in {colour} {cloth} with wooden legs",
        ),
        slots={"cloth": ("velvet", "linen", "bouclé", "woven polyester")},
        openings=(
            "A {seats}-seater sofa upholstered in {colour} {cloth} over a solid hardwood frame",
            "Modern living-room couch with deep cushions and rounded arms",
        ),
        details=(
            "Pocket springs under high-density foam keep their shape; the covers zip off",
            "Tapered walnut legs leave room for the vacuum cleaner",
        ),
        closings=(
            "Delivered in two boxes, put together without tools in ten minutes",
            "Seats {seats} in comfort for films and conversation",
        ),
        scenes=_SCENES,
    ),
    Kind(
        name="dining-chair",
        draw=furnishings.dining_chair,
        box=(56, 100),
        colours=("grey", "navy", "teal", "red", "beige", "forest green", "black"),
        titles=(
            "{brand} wooden dining chair, {colour} seat",
            "Ladder-back chair in solid wood with {colour} upholstered seat",
        ),
        openings=(
            "A ladder-back dining chair in solid beech with a padded {colour} seat",
            "Sturdy side chair whose curved slats support the back through long dinners",
        ),
        details=(
            "Mortise-and-tenon joints carry 130 kg; felt pads protect the floor",
            "The woven seat cover is stain resistant",
        ),
        closings=("Sold in pairs for kitchen and dining room", "Arrives assembled"),
        scenes=_SCENES,
    ),
    Kind(
        name="dining-table",
        draw=furnishings.dining_table,
        box=(120, 68),
        colours=("oak", "walnut", "pine", "espresso", "white"),
        titles=("{brand} dining table, {colour}, {cm} cm", "Rectangular {colour} table for {people} people"),
        slots={"cm": ("140 x 80", "160 x 90", "180 x 90"), "people": ("four", "six", "eight")},
        openings=(
            "A rectangular dining table with a {colour} top that seats {people}",
            "{cm} cm kitchen table with four square legs and a {colour} finish",
        ),
        details=(
            "The veneered top is sealed against spills and hot cups",
            "Steel brackets at each corner keep the legs from wobbling",
        ),
        closings=("Also serves as a large work desk", "Self-assembly in fifteen minutes"),
        scenes=_SCENES,
    ),
    Kind(
        name="bookshelf",
        draw=furnishings.bookshelf,
        box=(64, 100),
        colours=("oak", "walnut", "white", "black", "espresso", "pine", "navy"),
        titles=("{brand} five-shelf bookcase, {colour}", "Tall {colour} bookshelf with five tiers for the living room"),
        openings=(
            "A tall bookcase with five deep shelves in {colour}",
            "Open bookshelf for novels, files and plants, 180 cm high",
        ),
        details=(
            "Each shelf carries 20 kg; an anti-tip strap fixes it to the wall",
            "Engineered wood with a scratch-resistant {colour} finish",
        ),
        closings=("Fits living room, study or nursery", "Books and ornaments shown are not included"),
        scenes=_SCENES,
    ),
    Kind(
        name="bed",
        draw=furnishings.bed,
        box=(110, 84),
        colours=("grey", "oak", "navy", "beige", "walnut", "charcoal", "teal"),
        titles=("{brand} {size} bed frame with headboard, {colour}", "{colour} upholstered platform bed, {size}"),
        slots={"size": ("queen", "king", "full", "double")},
        openings=(
            "A {size} platform bed with a channelled {colour} headboard",
            "Bed frame in {colour} with wooden slats, so no box spring is needed",
        ),
        details=(
            "Steel centre support and rubber-lined slats keep it silent",
            "Padded headboard to lean on while reading",
        ),
        closings=(
            "For a calm bedroom; mattress and bedding not included",
            "{size} size, assembled by two people in half an hour",
        ),
        scenes=_SCENES,
    ),
    Kind(
        name="dresser",
        draw=furnishings.dresser,
        box=(100, 84),
        colours=("oak", "walnut", "white", "espresso", "grey", "navy", "pine"),
        titles=("{brand} six-drawer dresser, {colour}", "{colour} chest of drawers for the bedroom, brass knobs"),
        openings=(
            "A wide chest with six drawers and brass knobs in {colour}",
            "Bedroom dresser that swallows a family's jumpers and linen",
        ),
        details=(
            "Drawers run on metal slides with stops; the back is fixed to the wall for safety",
            "Solid pine legs, {colour} wood-grain finish",
        ),
        closings=("Use the top for lamp, mirror or television", "Comes flat-packed with tools"),
        scenes=_SCENES,
    ),
    Kind(
        name="office-chair",
        draw=furnishings.office_chair,
        box=(70, 100),
        colours=("black", "grey", "navy", "red", "white", "teal", "burgundy"),
        titles=("{brand} swivel desk chair, {colour}", "{colour} ergonomic task chair with armrests and castors"),
        openings=(
            "A swivel chair with a high padded back, armrests and a five-star base",
            "Ergonomic desk chair in {colour} that tilts and locks",
        ),
        details=(
            "Gas lift adjusts the seat from 42 to 52 cm; castors roll on carpet and wood",
            "Lumbar curve and thick foam ease long days of sitting",
        ),
        closings=("For the home study or a gaming corner", "Carries up to 120 kg"),
        scenes=("white", "white", "studio", "room"),
    ),
    Kind(
        name="bar-stool",
        draw=furnishings.bar_stool,
        box=(54, 90),
        colours=("oak", "walnut", "black", "white", "red", "teal"),
        titles=("{brand} round bar stool, {colour}", "Counter-height wooden stool with foot ring, {colour}"),
        openings=(
            "A round counter stool on four splayed legs with a metal foot ring",
            "Backless {colour} bar stool, 65 cm high, that tucks under the kitchen island",
        ),
        details=(
            "Solid wood seat, slightly dished; protective caps on every leg",
            "Holds 110 kg and stacks for storage",
        ),
        closings=("For breakfast bar, workshop or studio", "Sold singly or as a set of two"),
        scenes=_SCENES,
    ),
)
