"""Things for babies and their parents."""

from core.catalog.drawing import nursery
from core.catalog.shelves.kind import Kind

BABY: tuple[Kind, ...] = (
    Kind(
        name="stroller",
        draw=nursery.stroller,
        box=(96, 100),
        colours=("grey", "navy", "teal", "red", "black", "pink", "olive"),
        titles=("{brand} folding stroller, {colour}", "{colour} baby pram with canopy, 0 to 3 years"),
        openings=(
            "A light pushchair with a {colour} canopy, five-point harness and reclining seat",
            "Baby stroller that folds with one hand while the other holds the child",
        ),
        details=(
            "Sprung wheels, foot brake, shopping basket and a sun hood with window",
            "The seat lies flat for newborn naps; aluminium frame of seven kilograms",
        ),
        closings=("From birth to three years or 15 kg", "Fits car boots and most overhead lockers"),
    ),
    Kind(
        name="baby-bottle",
        draw=nursery.baby_bottle,
        box=(48, 100),
        colours=("pink", "sky blue", "mint", "teal", "lavender", "yellow"),
        titles=(
            "{brand} anti-colic baby feeding bottle, {ml} ml, {colour}",
            "Newborn milk bottle with slow-flow teat, {colour}, {ml} ml",
        ),
        slots={"ml": ("125", "150", "250", "300")},
        openings=(
            "A {ml} ml feeding bottle with a soft silicone teat shaped like the breast",
            "Anti-colic infant bottle with a {colour} screw ring",
        ),
        details=(
            "BPA free, easy to read scale, waist that small hands can hold",
            "The valve lets air in behind the milk, so less is swallowed",
        ),
        closings=("For newborns from the first day", "Sterilise by steam or in boiling water"),
    ),
    Kind(
        name="pacifier",
        draw=nursery.pacifier,
        box=(84, 80),
        colours=("pink", "sky blue", "mint", "yellow", "lavender", "teal"),
        titles=(
            "{brand} silicone pacifier, {months} months, {colour}",
            "{colour} baby soother with ring, {months} months, 2 pack",
        ),
        slots={"months": ("0-6", "6-18")},
        openings=(
            "An orthodontic pacifier of soft silicone that calms babies from {months} months",
            "Baby soother with a curved {colour} shield and a ring to hold",
        ),
        details=(
            "Two air holes keep the skin dry; one piece, nothing to come loose",
            "BPA free, boil before first use",
        ),
        closings=("Comforts infants at nap time and on journeys", "Comes with a sterilising case"),
        tilt=18,
        stance="flat",
    ),
    Kind(
        name="diapers",
        draw=nursery.diaper_pack,
        box=(100, 82),
        colours=("sky blue", "mint", "pink", "lavender", "teal", "yellow"),
        titles=("{brand} baby diapers, size {size}, {count} count", "Diaper pants for babies, {size}, {count} pieces"),
        slots={"size": ("newborn", "small", "medium", "large"), "count": ("36", "54", "66", "84")},
        openings=(
            "{count} soft diapers in size {size} that stay dry for up to twelve hours",
            "Baby nappy pants with a stretchy waist and leak guards, size {size}",
        ),
        details=(
            "A wetness line shows when it is time to change; aloe lotion cares for the skin",
            "Free of perfume, breathable all around",
        ),
        closings=("For day and night, newborns to toddlers", "Resealable {colour} pack with a carry handle"),
    ),
    Kind(
        name="crib",
        draw=nursery.crib,
        box=(110, 88),
        colours=("white", "pine", "oak", "grey", "walnut", "espresso"),
        titles=(
            "{brand} baby crib, {colour}, with mattress",
            "Wooden infant cot in {colour}, three heights, 120 x 60 cm",
        ),
        openings=(
            "A wooden baby cot with smooth bars and a mattress base at three heights",
            "Crib in {colour} solid wood for the nursery, 120 x 60 cm",
        ),
        details=(
            "Bars are spaced to the safety standard; water-based, non-toxic paint",
            "One side comes off when the toddler is ready for a bed",
        ),
        closings=("From birth to about three years", "Mattress with washable cover included"),
    ),
    Kind(
        name="bib",
        draw=nursery.bib,
        box=(76, 96),
        colours=("mint", "pink", "sky blue", "yellow", "teal", "coral", "lavender"),
        titles=(
            "{brand} silicone baby bib with pocket, {colour}",
            "Waterproof feeding bib for infants, {colour}, bunny print",
        ),
        openings=(
            "A soft silicone bib whose pocket catches what the baby drops",
            "Waterproof toddler bib in {colour} with a bunny on its front",
        ),
        details=(
            "Four neck sizes with snap buttons; rolls up for the diaper bag",
            "BPA free, wipes clean, dishwasher safe",
        ),
        closings=("For first spoons of porridge and fruit, six months and up", "A gift for a baby shower"),
        stance="flat",
        tilt=6,
    ),
    Kind(
        name="baby-wipes",
        draw=nursery.wipes,
        box=(110, 68),
        colours=("mint", "sky blue", "pink", "teal", "lavender"),
        titles=("{brand} baby wet wipes, {count} pieces", "Gentle baby wipes with lid, {count} count, unscented"),
        slots={"count": ("56", "64", "72", "80")},
        openings=(
            "{count} thick wet wipes made of water and a drop of aloe for newborn skin",
            "Baby cleansing wipes in a {colour} pack with flip lid",
        ),
        details=("Free of alcohol and perfume, tested by dermatologists", "The lid keeps the cloths moist to the last"),
        closings=("For nappy changes, sticky hands and travel", "Made from plant fibres, biodegradable"),
    ),
)
