"""Health, hygiene and personal care."""

from core.catalog.drawing import vessels
from core.catalog.shelves.kind import Kind

HEALTH: tuple[Kind, ...] = (
    Kind(
        name="vitamin-bottle",
        draw=vessels.pill_bottle,
        box=(70, 100),
        colours=("white", "amber", "green", "brown", "navy"),
        titles=("{brand} {what} supplement, {count} capsules", "{what} tablets, {count} count, {colour} bottle"),
        slots={
            "what": (
                "Vitamin C 1000 mg",
                "Vitamin D3",
                "Omega-3 fish oil",
                "Magnesium",
                "Multivitamin",
                "Zinc",
                "Probiotic",
            ),
            "count": ("60", "90", "120", "180"),
        },
        openings=(
            "A daily {what} supplement that supports the immune system",
            "{count} easy-to-swallow capsules of {what} in a {colour} bottle with child-resistant cap",
        ),
        details=(
            "Vegetarian capsules without gluten, lactose or added sugar",
            "Made in a certified laboratory, each batch tested for purity",
        ),
        closings=(
            "Take one a day with a meal and a glass of water",
            "Dietary supplement for adults; keep away from children",
        ),
    ),
    Kind(
        name="thermometer",
        draw=vessels.thermometer,
        box=(110, 30),
        colours=("blue", "green", "pink", "teal", "purple"),
        titles=(
            "{brand} digital fever thermometer, {colour}",
            "Digital medical thermometer with flexible tip, {colour}, reads in {seconds} seconds",
        ),
        slots={"seconds": ("10", "20", "30", "60")},
        openings=(
            "A clinical thermometer that shows body temperature in {seconds} seconds with a fever beep",
            "Digital thermometer for mouth or underarm, with a clear display",
        ),
        details=(
            "Waterproof, accurate to 0.1 degrees, remembers the last reading",
            "The soft {colour} tip bends gently, and the battery is included",
        ),
        closings=(
            "For the family's medicine cabinet, from infants to grandparents",
            "Wipe with disinfectant after each use",
        ),
        tilt=24,
        stance="flat",
        flips=False,
    ),
    Kind(
        name="toothbrush",
        draw=vessels.toothbrush,
        box=(110, 34),
        colours=("blue", "green", "pink", "teal", "purple", "red"),
        titles=("{brand} {soft} toothbrushes, 2 pack", "Manual toothbrush twin pack, {soft} bristles, {colour} handle"),
        slots={"soft": ("soft", "medium", "extra-soft")},
        openings=(
            "Two manual toothbrushes with {soft} rounded bristles and non-slip handles",
            "A toothbrush pair whose angled neck reaches the back teeth",
        ),
        details=(
            "Bristles of two lengths clean between the teeth and along the gum line",
            "The {colour} grip sits safely in a wet hand",
        ),
        closings=("Dentists advise a new brush every three months", "Oral care for the whole family"),
        tilt=26,
        stance="flat",
    ),
    Kind(
        name="tissue-box",
        draw=vessels.tissue_box,
        box=(100, 84),
        colours=("sky blue", "lavender", "pink", "mint", "teal", "beige"),
        titles=(
            "{brand} facial tissues, {ply}-ply, box of {count}",
            "Soft paper tissues in {colour} box, {count} sheets",
        ),
        slots={"ply": ("2", "3", "4"), "count": ("80", "100", "120", "150")},
        openings=(
            "{count} soft {ply}-ply facial tissues in a {colour} cube box with an easy-pull opening",
            "Gentle tissues with a touch of lotion for noses with a cold",
        ),
        details=(
            "Made from responsibly sourced pulp, without scent or dye",
            "Strong enough when wet, and kind to sensitive skin",
        ),
        closings=("For bedside, desk and car in hay fever season", "Sold singly or by the dozen"),
    ),
    Kind(
        name="hand-soap",
        draw=vessels.pump_bottle,
        box=(56, 100),
        colours=("mint", "teal", "lavender", "sky blue", "orange", "pink"),
        titles=("{brand} {what}, {ml} ml pump bottle", "{scent} {what} with pump, {colour}, {ml} ml"),
        slots={
            "what": ("antibacterial hand wash", "liquid hand soap", "hand sanitizer gel"),
            "scent": ("Lemon", "Lavender", "Aloe", "Tea tree", "Eucalyptus"),
            "ml": ("250", "300", "500"),
        },
        openings=(
            "A {what} with {scent} that removes germs and rinses off cleanly",
            "{ml} ml of {what} in a {colour} bottle with a drip-free pump",
        ),
        details=(
            "Glycerine keeps hands from drying even when washed often",
            "Tested on sensitive skin, biodegradable formula",
        ),
        closings=("Hygiene for bathroom, kitchen and clinic", "Refill pouches are available"),
    ),
    Kind(
        name="plasters",
        draw=vessels.plasters,
        box=(100, 80),
        colours=("beige", "tan"),
        titles=("{brand} adhesive bandages, {count} assorted", "Fabric first-aid plasters, {count} strips, skin tone"),
        slots={"count": ("30", "40", "60", "100")},
        openings=(
            "{count} flexible fabric plasters that move with the skin and stay on in water",
            "Breathable adhesive bandages with a soft pad that does not stick to the wound",
        ),
        details=("Latex free, individually wrapped, in four sizes", "Strong yet gentle glue comes off without pain"),
        closings=(
            "First aid for cuts, grazes and blisters at home and on the go",
            "Keep a few in the bag, the drawer and the car",
        ),
        stance="flat",
        tilt=18,
    ),
)
