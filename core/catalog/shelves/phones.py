"""Telephones and what is made for them."""

from core.catalog.drawing import screens
from core.catalog.shelves.kind import Kind

PHONES: tuple[Kind, ...] = (
    Kind(
        name="smartphone",
        draw=screens.smartphone,
        box=(84, 100),
        colours=("black", "navy", "silver", "gold", "red", "mint", "purple", "teal"),
        titles=(
            "{brand} smartphone, {gb} GB, {colour}, unlocked",
            '{inch}" unlocked mobile phone with triple camera, {gb} GB, {colour}',
        ),
        slots={"gb": ("64", "128", "256"), "inch": ("6.1", "6.4", "6.7")},
        openings=(
            "An unlocked smartphone with a {inch}-inch display, {gb} GB of storage and a triple camera",
            "Dual-SIM mobile phone in {colour} with 5G and a bright edge-to-edge screen",
        ),
        details=(
            "5,000 mAh battery with fast charging, fingerprint sensor, splash-proof glass back",
            "Night mode, portrait mode and 4K video in the pocket",
        ),
        closings=("Works with every carrier; charger not included", "A light phone for calls, messages and photos"),
        tilt=5,
    ),
    Kind(
        name="phone-case",
        draw=screens.phone_case,
        box=(52, 100),
        colours=("black", "red", "navy", "pink", "teal", "lavender", "mint", "purple", "white"),
        options={"design": ("plain", "marbled", "floral", "ribbed")},
        titles=(
            "{brand} {design} phone case, {colour}",
            "{colour} {design} protective back cover for smartphone",
            "Slim {design} case, {colour}",
        ),
        slots={"stuff": ("soft TPU", "silicone", "polycarbonate", "vegan leather")},
        openings=(
            "A slim {stuff} case that shields the phone's back and corners from drops",
            "{colour} cell phone cover of {stuff} with a raised lip around camera and screen",
        ),
        details=(
            "Precise cut-outs for buttons, port and lenses; works with wireless charging",
            "Anti-scratch surface, non-slip sides, adds only two millimetres",
        ),
        closings=("Snaps on in a second; phone not included", "Check your model before ordering"),
        tilt=12,
        stance="flat",
    ),
    Kind(
        name="power-bank",
        draw=screens.power_bank,
        box=(80, 96),
        colours=("black", "white", "navy", "red", "teal", "silver"),
        titles=("{brand} power bank, {mah} mAh, {colour}", "{mah} mAh portable phone charger with cable, {colour}"),
        slots={"mah": ("5,000", "10,000", "20,000"), "times": ("one and a half times", "twice", "four times")},
        openings=(
            "A pocket battery of {mah} mAh that recharges a phone about {times}",
            "Portable charger in {colour} with USB-C in and out",
        ),
        details=(
            "Four lights show the charge left; a short charging cable is attached",
            "18-watt fast charging and protection against overheating",
        ),
        closings=("For festivals, hikes and days when the mobile runs low", "Allowed in hand baggage on flights"),
        tilt=8,
        flips=True,
    ),
    Kind(
        name="phone-stand",
        draw=screens.phone_stand,
        box=(72, 96),
        colours=("silver", "black", "gold", "white", "copper"),
        titles=("{brand} adjustable stand, {colour} aluminium", "{colour} desktop holder for mobile phone, tilting"),
        openings=(
            "A weighted aluminium stand that holds a mobile phone upright on the desk",
            "Desktop phone holder in {colour} with a tilting arm and silicone pads",
        ),
        details=(
            "The hinge stays where it is set, and a slot in the back lets the charging cable through",
            "Rubber feet keep it from sliding, pads keep the phone from scratches",
        ),
        closings=(
            "For video calls, recipes and a second screen beside the keyboard",
            "Takes phones from 4 to 7 inches, with their case on",
        ),
    ),
    Kind(
        name="screen-protector",
        draw=screens.screen_protector,
        box=(84, 100),
        colours=("clear",),
        titles=(
            "{brand} tempered-glass screen protector, {pack} pack",
            "{colour} 9H glass screen guard for smartphone, {pack} pieces",
        ),
        openings=(
            "Tempered glass of 9H hardness that keeps keys and coins from scratching the phone's display",
            "A {colour} screen guard, 0.3 mm thin, with rounded edges",
        ),
        details=(
            "Oil-repellent coating, full touch sensitivity, no bubbles",
            "Cleaning wipe, dust sticker and fitting frame are in the pack of {pack}",
        ),
        closings=("Easy to apply at the kitchen table in a minute", "Works with most cell phone cases"),
        stance="flat",
        tilt=6,
    ),
)
