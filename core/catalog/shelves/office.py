"""Stationery and office machines."""

from core.catalog.drawing import desk
from core.catalog.shelves.kind import Kind

OFFICE: tuple[Kind, ...] = (
    Kind(
        name="stapler",
        draw=desk.stapler,
        box=(110, 54),
        colours=("black", "red", "blue", "grey", "teal", "pink"),
        titles=(
            "{brand} desktop stapler, {sheets} sheets, {colour}",
            "{colour} metal stapler with staples, {sheets}-sheet capacity",
        ),
        slots={"sheets": ("20", "25", "40")},
        openings=(
            "A full-strip desk stapler that binds up to {sheets} sheets without jamming",
            "Metal stapler in {colour} with a soft grip and a non-slip base",
        ),
        details=(
            "Opens flat for pinning notices; the anvil turns for temporary stapling",
            "Loads 210 standard 26/6 staples, 1,000 included",
        ),
        closings=("For reports, invoices and school handouts", "Stands on the desk of office or classroom"),
        tilt=6,
    ),
    Kind(
        name="marker-set",
        draw=desk.pens,
        box=(100, 96),
        colours=("black",),
        titles=("{brand} fine-tip markers, 8 colours", "Felt-tip pen set, 8 assorted colours from {colour} to pink"),
        openings=(
            "Eight felt-tip pens in clear, quick-drying colours from {colour} to pink",
            "Assorted marker pens for highlighting, planning and labelling",
        ),
        details=("0.4 mm tips with ventilated caps, ink that does not bleed through", "Water-based and low in odour"),
        closings=(
            "For calendars, labels and colour-coded notes in the office",
            "Packed in a reusable wallet for desk and school",
        ),
        stance="flat",
        tilt=8,
    ),
    Kind(
        name="ballpoint-pen",
        draw=desk.ballpoint,
        box=(110, 26),
        colours=("black", "blue", "red", "silver", "green", "navy"),
        titles=(
            "{brand} retractable ballpoint pen, {colour}, {pack} pack",
            "{colour} metal ballpoint pen, blue ink, refillable",
        ),
        openings=(
            "A retractable ballpoint pen with a {colour} barrel and smooth ink",
            "Refillable metal pen that writes at any angle, medium point",
        ),
        details=("Rubber grip zone, sturdy clip, documentary ink", "The click is quiet enough for meetings"),
        closings=("For signatures, notes and forms in the office", "Takes standard G2 refills"),
        tilt=34,
        stance="flat",
    ),
    Kind(
        name="printer",
        draw=desk.printer,
        box=(110, 80),
        colours=("white", "black", "grey", "charcoal"),
        titles=(
            "{brand} all-in-one inkjet printer, {colour}",
            "{colour} wireless colour printer with scanner, {ppm} ppm",
        ),
        slots={"ppm": ("10", "15", "22")},
        openings=(
            "A wireless inkjet printer that prints, scans and copies {ppm} pages a minute",
            "Compact all-in-one printer in {colour} with a small touch display",
        ),
        details=(
            "Four separate ink cartridges, automatic two-sided printing, 150-sheet tray",
            "Prints from computer and phone over Wi-Fi; setup takes five minutes",
        ),
        closings=("For office documents, school work and labels", "Starter cartridges and power cord included"),
    ),
    Kind(
        name="ring-binder",
        draw=desk.ring_binder,
        box=(66, 96),
        colours=("red", "blue", "black", "green", "yellow", "grey", "navy"),
        titles=(
            "{brand} lever arch file, A4, {mm} mm, {colour}",
            "{colour} A4 ring binder with label holder, {pack} pack",
        ),
        slots={"mm": ("50", "75", "80")},
        openings=(
            "An A4 lever arch file with a {mm} mm spine that takes 500 sheets",
            "{colour} binder in wipe-clean board with a finger hole and label pocket",
        ),
        details=(
            "Metal edges protect the corners; the mechanism closes flush",
            "Made of recycled board, with an exchangeable label",
        ),
        closings=("For filing invoices, contracts and coursework", "Dividers and punched pockets sold apart"),
    ),
    Kind(
        name="notebook",
        draw=desk.notebook,
        box=(72, 98),
        colours=("black", "navy", "red", "teal", "burgundy", "forest green", "grey"),
        titles=(
            "{brand} hardcover notebook, A5, {ruling}, {colour}",
            "{colour} {ruling} journal with elastic band, {pages} pages",
        ),
        slots={"ruling": ("lined", "dotted", "squared", "blank"), "pages": ("160", "192", "240")},
        openings=(
            "An A5 notebook of {pages} {ruling} pages with elastic closure and ribbon",
            "Hardbound {colour} journal with cream 100-gram paper",
        ),
        details=(
            "Opens flat, pocket inside the back cover, pages numbered",
            "Ink does not show through; the thread binding lasts",
        ),
        closings=("For meetings, lists and diaries", "Stationery for desk and bag"),
        stance="flat",
        tilt=14,
    ),
    Kind(
        name="calculator",
        draw=desk.calculator,
        box=(66, 94),
        colours=("black", "grey", "navy", "white", "teal"),
        titles=(
            "{brand} desktop calculator, {digits} digits, {colour}",
            "{colour} solar desk calculator with large keys",
        ),
        slots={"digits": ("8", "10", "12")},
        openings=(
            "A {digits}-digit desk calculator with a large tilted display and big keys",
            "Solar and battery powered calculator in {colour} for office and home",
        ),
        details=(
            "Tax, percent, memory and grand-total keys; switches itself off",
            "Non-slip feet and quiet rubber buttons",
        ),
        closings=("For bookkeeping, shops and schoolwork", "The spare battery lasts three years"),
        stance="flat",
        tilt=10,
    ),
    Kind(
        name="pen-holder",
        draw=desk.desk_organizer,
        box=(70, 96),
        colours=("black", "silver", "copper", "teal", "red", "gold"),
        titles=("{brand} mesh pen holder, {colour}", "{colour} wire mesh pencil cup for desks"),
        openings=(
            "A round mesh cup that keeps pens, ruler and markers within reach",
            "{colour} pencil holder of woven steel wire",
        ),
        details=("Smooth rim, closed base that does not scratch", "Powder coated; 9 cm across and 10 cm high"),
        closings=("Tidies office desk, reception and study", "Pens shown are not included"),
    ),
)
