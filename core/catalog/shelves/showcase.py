"""The products of the example gallery: chosen and described by hand, drawn like all others."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Piece:
    """One example.

    Attributes:
        id: its name in links, ``?example=...``; never changed once published.
        category: department.
        kind: name of its kind in that department.
        colour: name of its colour.
        title: title shown.
        description: description shown.
        scene: background.
        size: width and height of its picture in pixels; None for a product without picture.
        options: chosen options of its kind.
    """

    id: str
    category: str
    kind: str
    colour: str
    title: str
    description: str
    scene: str = "white"
    size: tuple[int, int] | None = (320, 320)
    options: Mapping[str, str] = field(default_factory=dict)


SHOWCASE: tuple[Piece, ...] = (
    Piece(
        "acoustic-guitar",
        "Musical Instruments",
        "acoustic-guitar",
        "amber",
        "Alder six-string acoustic guitar, spruce top, sunburst",
        "Full-size dreadnought with a spruce top and a glossy amber sunburst. Rosewood fretboard, steel strings and "
        "chrome tuners; warm enough for folk, loud enough for the campfire.",
        size=(240, 320),
        options={"finish": "sunburst"},
    ),
    Piece(
        "running-shoe",
        "Clothing, Shoes & Jewelry",
        "running-shoe",
        "teal",
        "Women's lightweight running shoes, teal",
        "Lace-up trainers with a breathable mesh upper, padded collar and cushioned white sole. "
        "For road runs, the gym and long days on foot.",
    ),
    Piece(
        "which-case",
        "Cell Phones & Accessories",
        "phone-case",
        "red",
        "Slim protective case, red",
        "A close-fitting case with raised edges and precise cut-outs. Soft lining inside, non-slip surface outside, "
        "and it adds hardly any weight.",
        options={"design": "plain"},
    ),
    Piece(
        "sofa",
        "Furniture",
        "sofa",
        "forest green",
        "Three-seater velvet sofa, forest green",
        "Modern couch with deep seat cushions, rounded arms and tapered walnut legs. Hardwood frame, removable covers, "
        "212 cm wide.",
        scene="room",
        size=(480, 220),
        options={"seats": "3"},
    ),
    Piece(
        "cordless-drill",
        "Tools & Home Improvement",
        "cordless-drill",
        "orange",
        "18 V cordless drill driver with battery, orange",
        "Keyless 13 mm chuck, two gears and 45 Nm of torque for wood, metal and masonry. LED work light, "
        "belt clip and quick charger included.",
    ),
    Piece(
        "which-stand",
        "Musical Instruments",
        "guitar-stand",
        "black",
        "Folding stand with padded arms, black",
        "A steel stand with foam wherever it touches. Height adjusts with one clamp, rubber feet hold it still, "
        "and it folds flat to be carried.",
    ),
    Piece(
        "lipstick",
        "Beauty",
        "lipstick",
        "rose",
        "Satin lipstick, rose, 4 g",
        "Creamy lip colour with rich pigment and a soft satin finish. Shea butter and vitamin E keep lips from drying "
        "through a long evening.",
        scene="tint",
    ),
    Piece(
        "apples",
        "Grocery & Gourmet Food",
        "apple-crate",
        "red",
        "Red apples, sold by weight",
        "Crisp, juicy apples from this season's harvest, sweet with a little acidity. "
        "Good for lunch boxes, salads and pies.",
    ),
    Piece(
        "teddy-bear",
        "Toys & Games",
        "teddy-bear",
        "brown",
        "Plush teddy bear with bow, brown, 40 cm",
        "A cuddly bear in soft fur with an embroidered nose and a friendly face. Safe for children from birth, "
        "filled with recycled fibre.",
    ),
    Piece(
        "fish-tank",
        "Pet Supplies",
        "fish-tank",
        "black",
        "60-litre glass aquarium kit with LED hood",
        "Starter fish tank for tropical fish with quiet filter, heater and black trim. "
        "Feeding flap and a guide for beginners; fish and plants not included.",
        size=(420, 320),
    ),
    Piece(
        "bicycle",
        "Sports & Outdoors",
        "bicycle",
        "blue",
        "28-inch city bike, 7 speed, blue",
        "Light aluminium bicycle for commuting on weekdays and gravel tracks at weekends. V-brakes, comfortable saddle "
        "and puncture-protected tyres.",
        scene="lawn",
        size=(400, 280),
    ),
    Piece(
        "suitcase",
        "Luggage & Travel Gear",
        "suitcase",
        "burgundy",
        "Hard-shell spinner suitcase, 68 cm, burgundy",
        "Ribbed polycarbonate trolley with four silent wheels, combination lock and telescopic handle. "
        "65 litres in two zipped halves.",
        scene="studio",
        size=(240, 320),
    ),
    Piece(
        "coffee-maker",
        "Appliances",
        "coffee-maker",
        "red",
        "10-cup drip coffee maker with glass carafe, red",
        "Programmable filter machine with 24-hour timer, warming plate and drip stop. "
        "900 watts, washable filter, switches itself off.",
    ),
    Piece(
        "lab-flask",
        "Industrial & Scientific",
        "flask",
        "green",
        "Erlenmeyer flask, borosilicate glass, 500 ml",
        "Graduated conical flask for titration, mixing and heating in the laboratory. "
        "Withstands heat and solvents, fits standard stoppers.",
    ),
    Piece(
        "car-tyre",
        "Automotive",
        "car-tyre",
        "silver",
        "All-season tyre 205/55 R16 on silver alloy wheel",
        "Complete wheel for compact cars, balanced and ready to fit. The tread drains water quickly and stays quiet "
        "on the motorway.",
    ),
    Piece(
        "stroller",
        "Baby Products",
        "stroller",
        "navy",
        "Folding stroller with canopy, navy",
        "Light pushchair that folds with one hand, with a five-point harness and a reclining seat. "
        "Sprung wheels and shopping basket; from birth to 15 kg.",
        scene="studio",
    ),
    Piece(
        "headphones",
        "Electronics",
        "headphones",
        "black",
        "Wireless over-ear headphones with noise cancelling, black",
        "Bluetooth headset with deep bass, 30 hours of battery and soft memory-foam cushions. "
        "Folds into its pouch and charges by USB-C.",
    ),
    Piece(
        "saucepan",
        "Home & Kitchen",
        "saucepan",
        "copper",
        "Casserole with glass lid, 4.5 litres, copper finish",
        "Deep pot for soup, pasta and stews with a heavy three-layer base. Works on gas, ceramic and induction hobs; "
        "dishwasher safe.",
        scene="table",
    ),
    Piece(
        "picture-only",
        "Patio, Lawn & Garden",
        "lawn-mower",
        "red",
        "",
        "",
        scene="lawn",
    ),
    Piece(
        "text-only",
        "Health & Personal Care",
        "vitamin-bottle",
        "white",
        "Vitamin D3 supplement, 120 capsules",
        "Small, easy-to-swallow softgels that support bones and the immune system. One a day with a meal; "
        "no gluten, lactose or added sugar.",
        size=None,
    ),
)
