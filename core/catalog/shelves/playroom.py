"""Toys and games."""

from core.catalog.drawing import toys
from core.catalog.shelves.kind import Kind

PLAYROOM: tuple[Kind, ...] = (
    Kind(
        name="teddy-bear",
        draw=toys.teddy_bear,
        box=(80, 100),
        colours=("brown", "tan", "beige", "white", "grey", "espresso"),
        titles=("{brand} plush teddy bear, {cm} cm, {colour}", "{colour} stuffed teddy bear with bow, {cm} cm"),
        slots={"cm": ("25", "30", "40", "60")},
        openings=(
            "A {cm} cm cuddly teddy bear in soft {colour} plush with a bow at its neck",
            "Stuffed bear that sits by itself and listens to every secret",
        ),
        details=(
            "Embroidered nose, safe eyes, filling of recycled fibre",
            "Surface washable, tested for children from birth",
        ),
        closings=("A soft toy for bedtime and birthdays", "Children will not go to sleep without it"),
    ),
    Kind(
        name="plush-rabbit",
        draw=toys.plush_rabbit,
        box=(70, 102),
        colours=("white", "grey", "pink", "beige", "sky blue", "lavender"),
        titles=("{brand} plush rabbit, long ears, {colour}, {cm} cm", "{colour} stuffed bunny soft toy, {cm} cm"),
        slots={"cm": ("20", "28", "30", "35")},
        openings=(
            "A long-eared plush rabbit of {cm} cm in {colour} fur",
            "Soft stuffed bunny with pink ears and a friendly face",
        ),
        details=(
            "Velvety fabric, stitched whiskers, beans in the feet to sit upright",
            "Machine washable in a bag at 30 degrees",
        ),
        closings=("A cuddly toy for little arms, from one year", "Gift for Easter, birthdays and brave days"),
    ),
    Kind(
        name="building-blocks",
        draw=toys.blocks,
        box=(100, 90),
        colours=("red",),
        titles=(
            "{brand} wooden building blocks, {count} pieces",
            "Coloured wooden toy bricks with shapes, {count} pieces",
        ),
        slots={"count": ("26", "40", "50", "100")},
        openings=(
            "{count} wooden blocks in {colour} and other bright colours with shapes on every side",
            "Classic toy bricks for towers, castles and bridges",
        ),
        details=("Sanded beech, water-based paint, rounded corners", "Trains counting, colours and a steady hand"),
        closings=("For kids from eighteen months", "Stored in a cotton bag after play"),
    ),
    Kind(
        name="toy-car",
        draw=toys.toy_car,
        box=(110, 64),
        colours=("red", "blue", "yellow", "green", "orange", "teal", "purple"),
        titles=("{brand} friction toy car, {colour}", "{colour} pull-back toy car for kids, {cm} cm"),
        slots={"cm": ("12", "16", "22")},
        openings=(
            "A chunky {colour} toy car that races off after a push",
            "Pull-back car of {cm} cm for carpets and kitchen floors",
        ),
        details=("Rubber tyres, rounded edges, no batteries needed", "Made of sturdy ABS that survives stairs"),
        closings=("For children of two years and up", "Collect all six vehicles of the toy fleet"),
    ),
    Kind(
        name="stacking-rings",
        draw=toys.stacking_rings,
        box=(76, 94),
        colours=("red", "blue", "yellow", "green", "purple"),
        titles=("{brand} stacking rings toy, rainbow tower", "Wooden ring stacker for toddlers, {colour} top ball"),
        openings=(
            "Five rainbow rings and a {colour} ball on a wooden peg",
            "A stacking tower that teaches size and colour",
        ),
        details=("Smooth wood, non-toxic paint, wobble base", "Easy for small hands to grip and sort"),
        closings=("An educational toy from ten months", "First puzzle, teether and drum in one"),
    ),
    Kind(
        name="puzzle-cube",
        draw=toys.puzzle_cube,
        box=(84, 92),
        colours=("black",),
        titles=("{brand} 3x3 speed cube puzzle", "Magic puzzle cube 3 x 3, {colour} frame, smooth turning"),
        openings=(
            "A 3x3 puzzle cube that turns quickly and cuts corners",
            "Colour-matching brain teaser with a {colour} frame and bright faces",
        ),
        details=("Adjustable springs, printed tiles that do not peel", "57 mm, lubricated at the factory"),
        closings=("A game of logic for ages six and up", "For beginners with the guide, and for racing the clock"),
        tilt=8,
    ),
    Kind(
        name="rag-doll",
        draw=toys.doll,
        box=(60, 100),
        colours=("pink", "red", "teal", "purple", "navy", "yellow"),
        titles=("{brand} rag doll with {colour} dress, {cm} cm", "Soft cloth doll, {colour} dress, {cm} cm"),
        slots={"cm": ("30", "35", "40")},
        openings=(
            "A {cm} cm cloth doll with pigtails and a {colour} dress",
            "Soft-bodied doll with an embroidered smile",
        ),
        details=(
            "Dress and shoes come off; hair of wool that can be plaited",
            "Filled with hypoallergenic fibre, no hard parts",
        ),
        closings=("For pretend play from two years", "A toy friend that travels everywhere"),
    ),
)
