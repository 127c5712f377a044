"""Make-up, scent and skin care."""

from core.catalog.drawing import vessels
from core.catalog.shelves.kind import Kind

MAKEUP: tuple[Kind, ...] = (
    Kind(
        name="lipstick",
        draw=vessels.lipstick,
        box=(60, 100),
        colours=("red", "pink", "rose", "coral", "burgundy", "magenta"),
        titles=("{brand} {finish} lipstick, {colour}", "Long-lasting {finish} lipstick in {colour}, 4 g"),
        slots={"finish": ("matte", "satin", "creamy", "velvet")},
        openings=(
            "A {finish} lipstick with rich {colour} pigment that goes on in one stroke",
            "Lip colour with a {finish} finish that stays on through coffee and lunch",
        ),
        details=(
            "Shea butter and vitamin E keep the lips from drying",
            "Lightly scented, free of parabens and mineral oil",
        ),
        closings=(
            "Wear it with a liner for the evening or dabbed on with a finger by day",
            "Makeup for every skin tone, not tested on animals",
        ),
    ),
    Kind(
        name="perfume",
        draw=vessels.perfume,
        box=(64, 96),
        colours=("amber", "pink", "sky blue", "lavender", "gold", "mint", "rose"),
        titles=(
            "{brand} eau de parfum for {who}, {ml} ml",
            "{note} fragrance spray for {who}, {colour} glass, {ml} ml",
        ),
        slots={
            "who": ("women", "men", "her", "him"),
            "ml": ("30", "50", "75", "100"),
            "note": (
                "Jasmine and musk",
                "Cedar and bergamot",
                "Rose and vanilla",
                "Fig and amber",
                "Iris and sandalwood",
            ),
        },
        openings=(
            "An eau de parfum that opens with citrus and settles into {note}",
            "{note} in a {colour} glass bottle with a fine atomiser",
        ),
        details=(
            "The scent lasts about eight hours on the skin",
            "Blended with natural oils and alcohol from grain, {ml} ml",
        ),
        closings=("A fragrance for evenings and special days", "Wrapped as a present, it needs nothing else"),
    ),
    Kind(
        name="nail-polish",
        draw=vessels.nail_polish,
        box=(44, 96),
        colours=("red", "pink", "coral", "burgundy", "teal", "purple", "navy", "rose"),
        titles=("{brand} nail polish, {colour}, {ml} ml", "Quick-dry {finish} nail lacquer in {colour}"),
        slots={"ml": ("8", "10", "12"), "finish": ("gel-shine", "glossy", "shimmer")},
        openings=(
            "A {finish} nail enamel in {colour} that covers in two thin coats",
            "Long-wearing polish with a wide brush that follows the shape of the nail",
        ),
        details=("Dry to the touch in sixty seconds and chip-resistant for a week", "Free of toluene and formaldehyde"),
        closings=("For manicures and pedicures at home", "Finish with a top coat for extra gloss"),
    ),
    Kind(
        name="eyeshadow-palette",
        draw=vessels.eyeshadow,
        box=(100, 86),
        colours=("brown", "rose", "purple", "tan", "pink", "coral", "teal"),
        titles=(
            "{brand} eyeshadow palette, six {colour} shades",
            "Six-pan pressed powder eye palette in {colour} tones with mirror",
        ),
        openings=(
            "Six eyeshadows from pale highlight to deep {colour}, pressed in a slim mirrored case",
            "A palette of matte and shimmer {colour} tones that blend without creasing",
        ),
        details=(
            "Finely milled powder, double-ended applicator included",
            "High colour payoff and little fallout, even on oily lids",
        ),
        closings=("Makeup for a soft daytime eye or a smoky evening look", "Slides into a cosmetics pouch"),
    ),
    Kind(
        name="face-cream",
        draw=vessels.cream_jar,
        box=(100, 72),
        colours=("white", "mint", "pink", "sky blue", "lavender", "ivory"),
        titles=(
            "{brand} moisturising face cream with {active}, {ml} ml",
            "{active} day cream for {skin} skin, {ml} ml jar",
        ),
        slots={
            "active": ("hyaluronic acid", "niacinamide", "aloe vera", "rosehip oil", "vitamin C"),
            "skin": ("dry", "sensitive", "combination", "normal"),
            "ml": ("50", "75", "100"),
        },
        openings=(
            "A light moisturiser with {active} that sinks in quickly and leaves {skin} skin soft",
            "Face cream in a {colour} jar, whipped with {active} and shea butter",
        ),
        details=(
            "Dermatologically tested, unscented, free of silicones",
            "Hydrates for twenty-four hours without a greasy film",
        ),
        closings=("Smooth onto face and neck each morning after cleansing", "Skincare that sits well under foundation"),
    ),
)
