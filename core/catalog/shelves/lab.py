"""Supplies for laboratory, workshop floor and works safety."""

from core.catalog.drawing import laboratory
from core.catalog.shelves.kind import Kind

LAB: tuple[Kind, ...] = (
    Kind(
        name="flask",
        draw=laboratory.flask,
        box=(72, 98),
        colours=("blue", "green", "red", "orange", "purple", "turquoise"),
        titles=("{brand} Erlenmeyer flask, borosilicate glass, {ml} ml", "{ml} ml conical laboratory flask, graduated"),
        slots={"ml": ("100", "250", "500", "1000")},
        openings=(
            "A {ml} ml Erlenmeyer flask of borosilicate glass 3.3 with printed graduations",
            "Conical lab flask for mixing, titration and heating, shown with a {colour} solution",
        ),
        details=(
            "Withstands heat to 500 degrees and sudden cooling; rim of uniform thickness",
            "Autoclavable, resistant to acids and solvents",
        ),
        closings=("For chemistry teaching and research laboratories", "Sold singly or in boxes of ten"),
    ),
    Kind(
        name="test-tubes",
        draw=laboratory.test_tubes,
        box=(100, 84),
        colours=("red", "blue", "green", "purple", "pink"),
        titles=("{brand} glass test tubes with wooden rack, 5 pieces", "Laboratory test tube set, {mm} mm, with stand"),
        slots={"mm": ("12 x 100", "16 x 150", "18 x 180")},
        openings=(
            "Five rimmed test tubes of borosilicate glass in a pine rack",
            "Test tube set of {mm} mm for experiments, cultures and samples",
        ),
        details=("Heat resistant, round bottom, rinsed and ready for use", "The rack has labels for sample numbers"),
        closings=("For school science, chemistry and biology labs", "Rubber stoppers and a brush are included"),
    ),
    Kind(
        name="work-gloves",
        draw=laboratory.work_gloves,
        box=(100, 98),
        colours=("grey", "red", "yellow", "blue", "orange", "green"),
        titles=(
            "{brand} nitrile-coated work gloves, {colour}, size {size}",
            "{colour} safety gloves with grip coating, {pack} pairs",
        ),
        slots={"size": ("M", "L", "XL"), "level": ("A2", "A3", "A4")},
        openings=(
            "Knitted {colour} work gloves dipped in nitrile for grip on oily parts",
            "Cut-resistant safety gloves of level {level} with a foam coating",
        ),
        details=(
            "Seamless 13-gauge liner, breathable back, elastic cuff",
            "Touchscreen fingertips, washable, abrasion class 4",
        ),
        closings=("For warehouse, assembly and construction", "Bulk packs for industry on request"),
        stance="flat",
    ),
    Kind(
        name="safety-cone",
        draw=laboratory.safety_cone,
        box=(76, 90),
        colours=("orange", "red", "yellow"),
        titles=(
            "{brand} traffic safety cone, {cm} cm, {colour}",
            "{colour} warning cone with two reflective collars, {cm} cm",
        ),
        slots={"cm": ("45", "70", "75", "90")},
        openings=(
            "A {cm} cm traffic cone in flexible PVC with two reflective bands",
            "{colour} safety cone that is seen from afar by day and night",
        ),
        details=(
            "The weighted base stands firm in wind; stackable for storage",
            "Keeps its shape after being driven over",
        ),
        closings=("For road works, car parks, factories and spill control", "Meets site safety rules"),
    ),
    Kind(
        name="filament",
        draw=laboratory.filament_spool,
        box=(92, 88),
        colours=("red", "blue", "white", "green", "orange", "yellow", "black", "purple"),
        titles=(
            "{brand} {plastic} 3D printer filament, 1.75 mm, 1 kg, {colour}",
            "1 kg spool of {colour} {plastic} filament, 1.75 mm",
        ),
        slots={"plastic": ("PLA", "PETG", "ABS", "TPU")},
        openings=(
            "A one-kilogram reel of {colour} {plastic} filament, 1.75 mm with tight tolerance",
            "{plastic} for 3D printers, wound evenly so that it never tangles",
        ),
        details=(
            "Prints at 200 to 240 degrees, sticks well to the bed, hardly warps",
            "Vacuum packed with a desiccant",
        ),
        closings=("For prototypes, jigs and small-series parts", "Fits all common printers with open spool holders"),
    ),
    Kind(
        name="microscope",
        draw=laboratory.microscope,
        box=(72, 96),
        colours=("white", "grey", "black", "navy", "ivory"),
        titles=(
            "{brand} compound microscope, {zoom}x, {colour}",
            "Laboratory microscope with LED light, 40x to {zoom}x",
        ),
        slots={"zoom": ("400", "1000", "2000")},
        openings=(
            "A compound microscope with three objectives and magnification up to {zoom}x",
            "Lab microscope in {colour} with coarse and fine focus",
        ),
        details=(
            "All-metal stand, glass optics, dimmable LED below the stage",
            "Slides, cover slips and a phone adapter are included",
        ),
        closings=("For biology classes, clinics and quality control", "Samples come into focus in seconds"),
    ),
    Kind(
        name="calipers",
        draw=laboratory.calipers,
        box=(116, 46),
        colours=("black", "charcoal", "grey", "navy"),
        titles=("{brand} digital caliper, {mm} mm, stainless", "Electronic vernier caliper {mm} mm with LCD, {colour}"),
        slots={"mm": ("150", "200", "300")},
        openings=(
            "A digital caliper of hardened stainless steel that measures to 0.01 mm",
            "{mm} mm electronic vernier with a large display in millimetres and inches",
        ),
        details=(
            "Inside, outside, depth and step measurement; zero at any position",
            "Thumb roller, locking screw, battery and case included",
        ),
        closings=("For machinists, inspection and model engineering", "Calibration certificate on request"),
        tilt=18,
        stance="flat",
        flips=False,
    ),
    Kind(
        name="waste-container",
        draw=laboratory.bin_tall,
        box=(60, 98),
        colours=("grey", "blue", "green", "black", "beige"),
        titles=(
            "{brand} commercial slim waste container, {litres} L, {colour}",
            "{colour} {litres}-litre industrial trash can, space saving",
        ),
        slots={"litres": ("60", "87", "90")},
        openings=(
            "A slim commercial waste container of {litres} litres for narrow spaces",
            "Heavy-duty {colour} trash bin for kitchens, plants and offices",
        ),
        details=(
            "Vented channels release the bag; moulded handles at rim and base",
            "Impact-resistant polyethylene that does not rust or dent",
        ),
        closings=("For janitorial carts, hospitals and food service", "Lids and dollies sold separately"),
    ),
)
