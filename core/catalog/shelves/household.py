"""Things for kitchen, bath and bedroom."""

from core.catalog.drawing import housewares
from core.catalog.shelves.kind import Kind

HOUSEHOLD: tuple[Kind, ...] = (
    Kind(
        name="saucepan",
        draw=housewares.saucepan,
        box=(110, 72),
        colours=("stainless steel", "red", "black", "navy", "copper", "teal"),
        titles=(
            "{brand} {litres}-litre cooking pot with glass lid, {colour}",
            "{colour} stockpot with lid and two handles, {cm} cm",
        ),
        slots={"litres": ("3", "4.5", "6"), "cm": ("20", "24", "28")},
        openings=(
            "A {litres}-litre casserole with a heavy base and a steam-vented glass lid",
            "Deep {colour} pot for soup, pasta and stews, {cm} cm across",
        ),
        details=(
            "Three-layer base spreads the heat on gas, electric and induction hobs",
            "Heat-proof handles, pouring rim, oven safe to 200 degrees",
        ),
        closings=("Cookware that goes in the dishwasher", "A kitchen basic for families"),
    ),
    Kind(
        name="frying-pan",
        draw=housewares.frying_pan,
        box=(120, 72),
        colours=("stainless steel", "red", "copper", "charcoal", "teal"),
        titles=("{brand} non-stick frying pan, {cm} cm", "{cm} cm skillet with {colour} outside and non-stick coating"),
        slots={"cm": ("20", "24", "26", "28", "30")},
        openings=(
            "A {cm} cm frying pan whose three-layer coating lets eggs and pancakes slide",
            "Forged aluminium skillet, {colour} outside, for gas and induction",
        ),
        details=(
            "Riveted handle that stays cool and has a hole to hang it by",
            "Free of PFOA; use wooden or silicone utensils",
        ),
        closings=("For omelettes, steaks and vegetables", "Cookware that cleans with hot water alone"),
        stance="flat",
        tilt=20,
    ),
    Kind(
        name="pillow",
        draw=housewares.pillow,
        box=(110, 76),
        colours=("white", "ivory", "grey", "sky blue", "mint", "pink", "beige"),
        titles=("{brand} bed pillow, {filling}, {colour}", "{colour} {filling} pillow, 50 x 75 cm, {firm}"),
        slots={
            "filling": ("down-alternative", "feather", "memory-foam", "microfibre"),
            "firm": ("medium", "soft", "firm"),
        },
        openings=(
            "A {firm} {filling} pillow in a {colour} cotton cover with piped edges",
            "Plump bed pillow for side and back sleepers, filled with {filling}",
        ),
        details=(
            "The shell is tightly woven so that no filling escapes",
            "Machine washable at 40 degrees, hypoallergenic",
        ),
        closings=("Bedding for a good night, in standard size", "Fluff it daily and it keeps its loft for years"),
        stance="flat",
        tilt=10,
    ),
    Kind(
        name="bedding-set",
        draw=housewares.bedding,
        box=(110, 90),
        colours=("sky blue", "grey", "navy", "pink", "mint", "lavender", "beige", "teal"),
        titles=(
            "{brand} duvet cover set, {size}, {colour}",
            "{colour} cotton bed linen set with two pillowcases, {size}",
        ),
        slots={"size": ("queen", "king", "twin", "double"), "threads": ("200", "300", "400")},
        openings=(
            "A {size} bedding set: duvet cover, fitted sheet and two pillowcases in {colour}",
            "Soft {threads}-thread cotton bed sheets that get softer with each wash",
        ),
        details=("Hidden buttons, corner ties and deep pockets", "Breathable percale weave, colours that do not fade"),
        closings=("For a fresh bedroom in every season", "Tumble dry low, iron while damp"),
    ),
    Kind(
        name="mug",
        draw=housewares.mug,
        box=(84, 76),
        colours=("white", "navy", "teal", "red", "yellow", "mint", "charcoal", "pink"),
        titles=(
            "{brand} stoneware coffee mug, {colour}, {ml} ml",
            "{colour} ceramic mug with large handle, set of {pack}",
        ),
        slots={"ml": ("300", "350", "400")},
        openings=(
            "A stoneware mug that holds {ml} ml of coffee, tea or cocoa",
            "Glazed ceramic cup in {colour} with a handle for three fingers",
        ),
        details=("Safe in dishwasher and microwave; the glaze resists scratches", "Thick walls keep the drink warm"),
        closings=("For the breakfast table or a colleague's desk", "Matches the plates and bowls of the same series"),
    ),
    Kind(
        name="wine-glass",
        draw=housewares.wine_glass,
        box=(46, 100),
        colours=("burgundy", "gold", "rose"),
        titles=(
            "{brand} crystal wine glasses, set of {pack}",
            "Stemmed glass for red and white wine, {ml} ml, set of {pack}",
        ),
        slots={"ml": ("350", "450", "550")},
        openings=(
            "Stemmed glasses of lead-free crystal with a thin rim and a generous bowl",
            "A {ml} ml wine goblet with a tall stem, shown with {colour} wine",
        ),
        details=("Break-resistant and clear wash after wash", "The bowl narrows at the top to gather the bouquet"),
        closings=("Drinkware for dinners, weddings and quiet evenings", "Boxed as a set of {pack}"),
    ),
    Kind(
        name="rug",
        draw=housewares.rug,
        box=(100, 74),
        colours=("navy", "burgundy", "teal", "grey", "terracotta", "forest green", "beige"),
        titles=("{brand} woven area rug, {size}, {colour}", "{colour} geometric rug with fringes, {size}"),
        slots={"size": ("120 x 170 cm", "160 x 230 cm", "80 x 150 cm", "200 x 300 cm")},
        openings=(
            "A flat-woven rug with a diamond pattern in {colour} and cream",
            "{size} area rug in hard-wearing polypropylene with knotted fringes",
        ),
        details=("Low pile, so doors and chairs move freely; does not shed", "Stain resistant, vacuum and spot clean"),
        closings=("For living room, hallway or under the bed", "Lay it over a non-slip pad"),
        stance="flat",
    ),
    Kind(
        name="towels",
        draw=housewares.towels,
        box=(100, 76),
        colours=("navy", "teal", "grey", "pink", "sky blue", "burgundy", "mint", "beige"),
        titles=("{brand} cotton bath towels, set of 4, {colour}", "{colour} towel set, {gsm} gsm, 4 pieces"),
        slots={"gsm": ("450", "500", "600", "700")},
        openings=(
            "Four thick bath towels of {gsm} g ring-spun cotton in two shades of {colour}",
            "A stack of soft {colour} towels that dry fast and do not lint",
        ),
        details=("Double-stitched edges and a woven border", "Machine wash warm, tumble dry"),
        closings=("For bathroom, guests and spa days at home", "70 x 140 cm each"),
    ),
    Kind(
        name="storage-box",
        draw=housewares.storage_box,
        box=(92, 86),
        colours=("grey", "beige", "navy", "teal", "pink", "white", "charcoal"),
        titles=("{brand} foldable fabric storage box, {colour}", "{colour} storage cube with handle, set of {pack}"),
        openings=(
            "A foldable fabric cube for shelves, wardrobes and under the bed",
            "Storage bin in {colour} linen look with a handle at the front",
        ),
        details=(
            "Cardboard sides and a removable base keep it upright",
            "Collapses flat when not in use, 30 x 30 x 30 cm",
        ),
        closings=("Tidies clothes, toys and magazines", "A closet organizer sold as a set of {pack}"),
    ),
)
