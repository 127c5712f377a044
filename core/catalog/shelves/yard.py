"""Things for garden, lawn and terrace."""

from core.catalog.drawing import garden
from core.catalog.shelves.kind import Kind

_SCENES = ("white", "white", "studio", "lawn")

YARD: tuple[Kind, ...] = (
    Kind(
        name="planter",
        draw=garden.flower_pot,
        box=(74, 100),
        colours=("terracotta", "white", "grey", "teal", "navy", "copper", "mint"),
        options={"plant": ("a leafy plant", "a flowering plant")},
        titles=("{brand} ceramic plant pot, {cm} cm, {colour}", "{colour} outdoor planter with drainage hole, {cm} cm"),
        slots={"cm": ("15", "20", "25", "30")},
        openings=(
            "A tapered {colour} flower pot shown with {plant}",
            "Planter of frost-proof ceramic, {cm} cm wide, for {plant}",
        ),
        details=(
            "Drainage hole and matching saucer keep roots from standing in water",
            "The glaze does not fade in sun",
        ),
        closings=("For patio, balcony and window sill", "Plants and soil not included"),
        scenes=("white", "white", "studio", "tint", "lawn"),
    ),
    Kind(
        name="garden-hose",
        draw=garden.garden_hose,
        box=(100, 88),
        colours=("green", "yellow", "blue", "grey", "orange"),
        titles=(
            "{brand} garden hose, {metres} m, {colour}, with nozzle",
            "{metres} m {colour} water hose with brass fittings",
        ),
        slots={"metres": ("15", "20", "30", "50")},
        openings=(
            "A {metres}-metre garden hose that does not kink, with spray nozzle",
            "{colour} watering hose of three layers with a braided core",
        ),
        details=(
            "Seven spray patterns from mist to jet; brass tap connector",
            "UV resistant, holds 20 bar, free of heavy metals",
        ),
        closings=("For lawns, flower beds and washing the terrace", "Coils flat on reel or wall hook"),
        scenes=_SCENES,
        stance="flat",
    ),
    Kind(
        name="lawn-mower",
        draw=garden.lawn_mower,
        box=(112, 92),
        colours=("red", "green", "orange", "yellow", "blue"),
        titles=("{brand} {power} lawn mower, {cm} cm, {colour}", "{colour} walk-behind {power} mower with grass box"),
        slots={"power": ("cordless", "electric", "petrol"), "cm": ("33", "38", "42", "46")},
        openings=(
            "A {power} lawn mower with a {cm} cm cutting width and a 45-litre grass box",
            "Walk-behind mower in {colour} for lawns up to 600 square metres",
        ),
        details=(
            "Five cutting heights from 25 to 75 mm, folding handle, mulching plug",
            "Starts with a button; the blade stops as soon as you let go",
        ),
        closings=("For neat edges along paths and flower beds", "Stores upright in the shed"),
        scenes=_SCENES,
    ),
    Kind(
        name="watering-can",
        draw=garden.watering_can,
        box=(110, 84),
        colours=("green", "red", "copper", "grey", "teal", "yellow"),
        titles=("{brand} watering can, {litres} L, {colour}", "{colour} metal watering can with rose, {litres} litres"),
        slots={"litres": ("1.5", "5", "8", "10")},
        openings=(
            "A {litres}-litre watering can in galvanised steel, painted {colour}",
            "Garden watering can with a long spout and removable rose",
        ),
        details=(
            "Balanced handle, splash guard, seams that do not leak",
            "The fine rose sprinkles seedlings without washing them out",
        ),
        closings=("For vegetable beds, pots and greenhouse", "Weatherproof outdoors all year"),
        scenes=_SCENES,
    ),
    Kind(
        name="parasol",
        draw=garden.parasol,
        box=(100, 100),
        colours=("red", "beige", "teal", "navy", "green", "terracotta", "grey"),
        options={"pattern": ("plain", "striped")},
        titles=(
            "{brand} patio umbrella, {metres} m, {pattern} {colour}",
            "{pattern} {colour} garden parasol with wooden pole, {metres} m",
        ),
        slots={"metres": ("2.5", "2.7", "3")},
        openings=(
            "A {metres}-metre market umbrella with a {pattern} {colour} canopy on a wooden pole",
            "Patio parasol that shades a table for six",
        ),
        details=(
            "Water-repellent, UV 50 fabric with wind vent; pulley opening",
            "Eight ribs and a heavy base keep it steady",
        ),
        closings=("For terrace, poolside and lawn", "Cover it in winter"),
        scenes=_SCENES,
    ),
    Kind(
        name="garden-chair",
        draw=garden.garden_chair,
        box=(84, 92),
        colours=("pine", "white", "red", "teal", "grey", "forest green", "sky blue"),
        titles=("{brand} Adirondack garden chair, {colour}", "{colour} slatted outdoor armchair for patio and deck"),
        openings=(
            "A slatted Adirondack chair with wide arms and a reclined fan back",
            "Outdoor lounge chair in {colour} for fire pit and deck",
        ),
        details=(
            "Weather-proof recycled lumber that needs no oil or paint",
            "Stainless screws, contoured seat, carries 150 kg",
        ),
        closings=("Stays out on the patio all year", "Add a cushion and a side table for summer evenings"),
        scenes=_SCENES,
    ),
    Kind(
        name="grill",
        draw=garden.grill,
        box=(80, 100),
        colours=("black", "red", "green", "navy", "charcoal", "teal"),
        titles=(
            "{brand} charcoal kettle grill, {cm} cm, {colour}",
            "{colour} barbecue grill on wheels with lid, {cm} cm",
        ),
        slots={"cm": ("47", "52", "57")},
        openings=(
            "A {cm} cm kettle barbecue with enamelled lid and bowl",
            "Charcoal grill in {colour} on three legs with wheels",
        ),
        details=(
            "Air vents at lid and base set the heat; ash catcher beneath",
            "Plated cooking grate, thermometer, wooden handles",
        ),
        closings=("For burgers, fish and vegetables in the backyard", "Cover and tongs sold separately"),
        scenes=_SCENES,
    ),
)
