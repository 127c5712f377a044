"""Tools and fittings."""

from core.catalog.drawing import workshop
from core.catalog.shelves.kind import Kind

HARDWARE: tuple[Kind, ...] = (
    Kind(
        name="cordless-drill",
        draw=workshop.drill,
        box=(104, 92),
        colours=("red", "blue", "orange", "yellow", "green", "teal"),
        titles=(
            "{brand} {volt} V cordless drill driver, {colour}",
            "{volt}-volt drill with battery and charger, {colour}",
        ),
        slots={"volt": ("12", "18", "20"), "nm": ("30", "45", "60")},
        openings=(
            "A {volt}-volt cordless drill with a keyless 13 mm chuck and {nm} Nm of torque",
            "{colour} drill driver for wood, metal and masonry",
        ),
        details=(
            "Two gears, twenty clutch settings, LED work light, belt clip",
            "Lithium battery charges in an hour and fits the whole range of power tools",
        ),
        closings=("For shelves, decking and furniture assembly", "Case and twelve bits included"),
    ),
    Kind(
        name="hammer",
        draw=workshop.hammer,
        box=(62, 100),
        colours=("red", "blue", "black", "orange", "green"),
        titles=(
            "{brand} claw hammer, {grams} g, {colour} grip",
            "{grams} g steel claw hammer with wooden handle, {colour} grip",
        ),
        slots={"grams": ("350", "450", "560")},
        openings=(
            "A {grams} g claw hammer with a forged steel head and hickory handle",
            "Carpenter's hammer with a {colour} grip that damps the blow",
        ),
        details=("Polished face, curved claw for pulling nails", "Head wedged and glued so that it stays on"),
        closings=("For framing, hanging pictures and DIY", "A hand tool for life"),
        tilt=30,
        stance="flat",
    ),
    Kind(
        name="faucet",
        draw=workshop.faucet,
        box=(72, 92),
        colours=("chrome", "brass", "black", "bronze", "copper", "stainless steel"),
        titles=("{brand} single-handle kitchen faucet, {colour}", "{colour} high-arc sink mixer tap with swivel spout"),
        openings=(
            "A single-lever kitchen faucet with a high spout that turns 360 degrees",
            "Sink mixer tap in {colour} with pull-down aerator",
        ),
        details=(
            "Ceramic cartridge that never drips; lead-free brass body",
            "Flexible hoses and mounting kit for a 35 mm hole",
        ),
        closings=("For kitchen renovation and repairs by yourself", "The finish resists fingerprints and limescale"),
    ),
    Kind(
        name="light-bulb",
        draw=workshop.light_bulb,
        box=(60, 96),
        colours=("white",),
        options={"light": ("warm white", "daylight white")},
        titles=(
            "{brand} LED light bulb E27, {watt} W, {light}, {pack} pack",
            "{watt}-watt LED bulbs, {light}, non-dimmable, {pack} pieces",
        ),
        slots={"watt": ("5", "8", "9", "12"), "old": ("40", "60", "75")},
        openings=(
            "A {watt}-watt LED bulb that replaces {old} watts of incandescent light",
            "{light} LED lamp with screw base and frosted {colour} globe",
        ),
        details=(
            "15,000 hours of life, full brightness at once, no flicker",
            "Uses a tenth of the current and stays cool",
        ),
        closings=("For ceiling fixtures, desk and wall lamps around the house", "Sold in packs of {pack}"),
        tilt=14,
    ),
    Kind(
        name="wrench-set",
        draw=workshop.wrench_set,
        box=(90, 98),
        colours=("chrome", "stainless steel", "charcoal"),
        titles=(
            "{brand} combination wrench set, 6 pieces, {colour}",
            "6-piece metric spanner set, {colour} vanadium steel",
        ),
        openings=(
            "Six combination wrenches from 8 to 19 mm in {colour} vanadium steel",
            "Metric spanners, each with an open end and a ring end",
        ),
        details=(
            "Heat treated, sizes stamped deep, mirror polished",
            "The ring is offset by 15 degrees to spare your knuckles",
        ),
        closings=("For workshop, bicycle and plumbing repair", "In a roll-up pouch with loops"),
        stance="flat",
        tilt=8,
    ),
    Kind(
        name="screwdrivers",
        draw=workshop.screwdriver,
        box=(106, 44),
        colours=("red", "orange", "yellow", "blue", "green"),
        titles=(
            "{brand} screwdriver pair, magnetic tips, {colour}",
            "2-piece screwdriver set, slotted and Phillips, {colour} handle",
        ),
        openings=(
            "Two screwdrivers with magnetic tips, slotted and cross-head",
            "Screwdriver pair with a {colour} handle shaped for the palm",
        ),
        details=(
            "Chrome-vanadium blades, hardened tips, two-component grip",
            "Hexagonal bolster takes a spanner for stuck screws",
        ),
        closings=("For outlets, hinges, toys and flat-pack repairs", "Hand tools with a lifetime guarantee"),
        stance="flat",
        tilt=30,
    ),
    Kind(
        name="door-knob",
        draw=workshop.door_knob,
        box=(80, 80),
        colours=("brass", "chrome", "bronze", "black", "copper", "stainless steel"),
        titles=("{brand} keyed entry door knob, {colour}", "{colour} round door lockset with two keys"),
        openings=(
            "A round entry knob in {colour} with a keyed cylinder and matching rose",
            "Door lockset for front and side doors, two keys included",
        ),
        details=(
            "Solid metal, adjustable latch, fits doors of 35 to 45 mm",
            "Installs with one screwdriver in the existing hole",
        ),
        closings=("Replaces worn door hardware in minutes", "Hinges in the same finish are available"),
        stance="flat",
    ),
    Kind(
        name="tape-measure",
        draw=workshop.tape_measure,
        box=(110, 72),
        colours=("yellow", "orange", "red", "blue", "green"),
        titles=("{brand} tape measure, {metres} m, {colour}", "{metres} m steel measuring tape with lock, {colour}"),
        slots={"metres": ("3", "5", "8")},
        openings=(
            "A {metres}-metre steel tape with a lock button and belt clip",
            "Measuring tape with a {colour} label and rubber-coated case",
        ),
        details=(
            "Nylon-coated blade with large figures on both sides; hook moves for true zero",
            "Class II accuracy, stands out two metres",
        ),
        closings=("For carpentry, flooring and moving house", "Survives falls from the ladder"),
    ),
    Kind(
        name="toolbox",
        draw=workshop.toolbox,
        box=(106, 72),
        colours=("red", "blue", "green", "orange", "grey", "black"),
        titles=(
            "{brand} tool box with tray, {cm} cm, {colour}",
            "{colour} lockable toolbox with metal latches, {cm} cm",
        ),
        slots={"cm": ("40", "50", "60")},
        openings=(
            "A {cm} cm tool box with two metal latches and a lift-out tray",
            "{colour} toolbox of impact-proof plastic with a comfortable handle",
        ),
        details=("Eye for a padlock, dividers for screws in the lid", "Carries 20 kg of tools"),
        closings=("For workshop, van and home repairs", "Tools are not included"),
    ),
)
