"""Supplies for drawing, painting, sewing and knitting."""

from core.catalog.drawing import craft
from core.catalog.shelves.kind import Kind

ATELIER: tuple[Kind, ...] = (
    Kind(
        name="paint-brushes",
        draw=craft.paint_brushes,
        box=(96, 100),
        colours=("red", "black", "natural", "blue", "teal", "white"),
        titles=(
            "{brand} artist paint brush set, 5 pieces, {colour}",
            "5 {hair} paint brushes for acrylic and watercolour, {colour} handles",
        ),
        slots={"hair": ("nylon", "hog bristle", "synthetic sable")},
        openings=(
            "Five artist brushes with {hair} tips for acrylic, oil and watercolour painting",
            "A brush set with {colour} lacquered handles for canvas and paper",
        ),
        details=(
            "Rust-free ferrules, bristles that hold their point",
            "Round and filbert shapes from fine line to broad wash",
        ),
        closings=("For hobby painters, students and craft rooms", "Wash with soap and shape while damp"),
        stance="flat",
        tilt=12,
    ),
    Kind(
        name="yarn",
        draw=craft.yarn,
        box=(104, 86),
        colours=("red", "blue", "teal", "pink", "purple", "green", "orange", "navy"),
        titles=(
            "{brand} {fibre} knitting yarn, 2 balls, {colour}",
            "{colour} {fibre} wool for crochet and knitting, with needles",
        ),
        slots={"fibre": ("merino", "acrylic", "cotton", "alpaca blend")},
        openings=(
            "Two balls of soft {fibre} yarn in two shades of {colour} with bamboo needles",
            "{fibre} knitting wool that glides over the hook",
        ),
        details=("50 g and 120 m a ball, for needles of 4 mm", "Does not pill or split; hand wash"),
        closings=("For scarves, baby hats and crochet animals", "A starter kit for knitters with a simple pattern"),
    ),
    Kind(
        name="fabric-scissors",
        draw=craft.scissors,
        box=(104, 70),
        colours=("red", "teal", "purple", "black", "orange", "pink"),
        titles=(
            "{brand} dressmaker's fabric scissors, {cm} cm, {colour}",
            "{colour} tailor shears for cloth and quilting, {cm} cm",
        ),
        slots={"cm": ("20", "23", "25")},
        openings=(
            "Sharp {cm} cm sewing shears that cut cloth in one long stroke",
            "Dressmaking scissors with {colour} handles for fabric, felt and leather",
        ),
        details=(
            "Tempered stainless blades, adjustable screw, bent handle that keeps cloth flat",
            "Soft bows for thumb and fingers",
        ),
        closings=("For sewing, quilting and craft projects", "Never use them on paper and they stay sharp for years"),
        stance="flat",
        tilt=20,
    ),
    Kind(
        name="colour-pencils",
        draw=craft.colour_pencils,
        box=(100, 94),
        colours=("red",),
        titles=("{brand} colouring pencils, set of 12", "12 artist colour pencils, soft core, from {colour} to black"),
        openings=(
            "Twelve colouring pencils with soft, break-resistant leads from {colour} to black",
            "Artist pencils for sketching, shading and colouring books",
        ),
        details=("Pigments blend and layer, wood from managed forests", "Pre-sharpened, hexagonal, easy to hold"),
        closings=("For drawing class, hand lettering and hobby art", "In a tin that keeps them in order"),
        stance="flat",
    ),
    Kind(
        name="paint-tubes",
        draw=craft.paint_tubes,
        box=(100, 92),
        colours=("blue", "red", "green", "teal", "purple", "magenta"),
        titles=(
            "{brand} acrylic paint set, 5 tubes of {ml} ml",
            "Artist acrylic colours, 5 x {ml} ml, {colour} sample",
        ),
        slots={"ml": ("12", "22", "36", "75")},
        openings=(
            "Five acrylic paints with creamy texture and strong pigments",
            "An acrylic colour set for canvas, wood and stone, shown with a {colour} swatch",
        ),
        details=("Dries fast and waterproof, mixes without turning grey", "Lightfast, non-toxic, {ml} ml a tube"),
        closings=("For painters, pouring art and craft afternoons", "Brushes wash out with water"),
        stance="flat",
    ),
    Kind(
        name="embroidery-kit",
        draw=craft.embroidery_hoop,
        box=(84, 94),
        colours=("red", "pink", "purple", "blue", "orange", "coral"),
        titles=(
            "{brand} embroidery kit, {colour} flower, {cm} cm hoop",
            "{colour} flower hand embroidery set with hoop and thread",
        ),
        slots={"cm": ("15", "18", "20")},
        openings=(
            "An embroidery kit with a printed {colour} flower, cotton cloth and {cm} cm hoop",
            "Cross-stitch and embroidery set for beginners",
        ),
        details=(
            "Stranded thread, two needles and a picture guide are included",
            "The wooden hoop has a brass screw and doubles as a frame",
        ),
        closings=("For quiet evenings of needlework", "A handmade gift for the wall"),
        stance="flat",
    ),
    Kind(
        name="thread-set",
        draw=craft.thread_spools,
        box=(100, 78),
        colours=("red",),
        titles=(
            "{brand} sewing thread set, 8 spools",
            "Polyester sewing thread, 8 colours with {colour}, {metres} m each",
        ),
        slots={"metres": ("100", "200", "500")},
        openings=(
            "Eight reels of strong polyester thread for hand and machine sewing",
            "Sewing threads in eight colours, {colour} among them, on wooden spools",
        ),
        details=("{metres} metres a reel, does not fray or shrink", "Smooth finish, so stitches stay even"),
        closings=("For mending, quilting and dressmaking", "Needles and a threader are included"),
        stance="flat",
    ),
)
