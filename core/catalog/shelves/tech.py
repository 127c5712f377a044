"""Televisions, computers, sound and cameras."""

from core.catalog.drawing import screens
from core.catalog.shelves.kind import Kind

TECH: tuple[Kind, ...] = (
    Kind(
        name="television",
        draw=screens.television,
        box=(120, 78),
        colours=("black", "charcoal", "silver"),
        titles=(
            '{brand} {inch}" {panel} smart TV, {colour}',
            "{inch}-inch {panel} television with HDR, {colour} frame",
        ),
        slots={"inch": ("32", "43", "50", "55", "65"), "panel": ("LED", "4K UHD", "QLED", "Full HD")},
        openings=(
            "A {inch}-inch {panel} television with vivid colours and a slim {colour} bezel",
            "{panel} smart TV with built-in streaming apps and voice remote",
        ),
        details=(
            "Three HDMI ports, two USB ports, Wi-Fi and 20-watt stereo sound",
            "HDR and a 60 Hz panel keep films and matches smooth",
        ),
        closings=(
            "Stands on two feet or hangs on a VESA wall mount",
            "Remote control and batteries included; {year} warranty",
        ),
        scenes=("white", "white", "studio", "room"),
    ),
    Kind(
        name="laptop",
        draw=screens.laptop,
        box=(120, 80),
        colours=("silver", "charcoal", "black", "navy", "gold"),
        titles=(
            '{brand} {inch}" laptop, {ram} GB RAM, {ssd} SSD, {colour}',
            "{inch}-inch notebook computer with {ssd} SSD, {colour} aluminium",
        ),
        slots={"inch": ("13.3", "14", "15.6"), "ram": ("8", "16", "32"), "ssd": ("256 GB", "512 GB", "1 TB")},
        openings=(
            "A {inch}-inch notebook with {ram} GB of memory and a {ssd} solid-state drive",
            "Thin and light laptop in a {colour} case with a full-HD display",
        ),
        details=(
            "Backlit keyboard, two USB-C ports, HDMI, webcam and Wi-Fi 6",
            "The battery lasts through a working day and charges in an hour",
        ),
        closings=("For study, office work and films on the sofa", "Ships with the operating system installed"),
        scenes=("white", "white", "studio", "table"),
    ),
    Kind(
        name="headphones",
        draw=screens.headphones,
        box=(90, 92),
        colours=("black", "white", "navy", "red", "silver", "teal", "pink"),
        titles=(
            "{brand} wireless over-ear headphones, {colour}",
            "{colour} Bluetooth headphones with noise cancelling, {hours} hours",
        ),
        slots={"hours": ("20", "30", "40", "60")},
        openings=(
            "Over-ear Bluetooth headphones with deep bass and {hours} hours of playback",
            "Wireless headset whose noise cancelling hushes trains and offices",
        ),
        details=(
            "Soft memory-foam cushions, folding headband, built-in microphone",
            "USB-C charging, a 3.5 mm cable for flights, buttons on the {colour} cup",
        ),
        closings=("For music, films and calls", "Pairs with phone, tablet and television"),
        tilt=8,
    ),
    Kind(
        name="camera",
        draw=screens.camera,
        box=(110, 78),
        colours=("black", "silver", "charcoal"),
        titles=(
            "{brand} {mp}-megapixel mirrorless camera with {lens} lens",
            "{colour} digital camera, {mp} MP, {lens} kit lens",
        ),
        slots={"mp": ("20", "24", "26", "33"), "lens": ("18-55 mm", "16-50 mm", "28-70 mm")},
        openings=(
            "A {mp}-megapixel interchangeable-lens camera that records 4K video",
            "Compact mirrorless body in {colour} with a bright {lens} zoom",
        ),
        details=(
            "Fast eye autofocus, tilting touchscreen, image stabiliser, Wi-Fi transfer",
            "Battery, charger, strap and body cap are supplied",
        ),
        closings=("A step up from a phone for travel and family pictures", "Takes SD cards up to 512 GB"),
    ),
    Kind(
        name="speaker",
        draw=screens.speaker,
        box=(56, 90),
        colours=("black", "walnut", "white", "oak", "red", "navy"),
        titles=("{brand} bookshelf speaker, {watt} watt, {colour}", "Two-way {watt} W loudspeaker in {colour} cabinet"),
        slots={"watt": ("40", "60", "80", "100")},
        openings=(
            "A two-way loudspeaker with a soft-dome tweeter and a five-inch woofer",
            "Bookshelf speaker of {watt} watts in a {colour} cabinet that does not resonate",
        ),
        details=(
            "Bluetooth, optical and RCA inputs; bass and treble knobs at the back",
            "Frequency range 55 Hz to 20 kHz, screw terminals, rubber feet",
        ),
        closings=(
            "For stereo music, the computer or the television's sound",
            "Sold as a single unit, matched by serial number",
        ),
    ),
    Kind(
        name="game-controller",
        draw=screens.game_controller,
        box=(100, 70),
        colours=("black", "white", "red", "blue", "purple", "teal", "silver"),
        titles=("{brand} wireless game controller, {colour}", "{colour} Bluetooth gamepad for PC and console"),
        slots={"hours": ("12", "20", "30")},
        openings=(
            "A wireless gamepad with two analogue sticks, vibration motors and trigger buttons",
            "Bluetooth controller in {colour} shaped for long gaming sessions",
        ),
        details=(
            "The battery lasts {hours} hours and charges by USB-C",
            "Works with PC, consoles, tablets and smart televisions",
        ),
        closings=("For racing, football and adventure video games", "Textured grips stay dry in the final minutes"),
        tilt=10,
        stance="flat",
    ),
    Kind(
        name="usb-cable",
        draw=screens.usb_cable,
        box=(100, 92),
        colours=("black", "white", "red", "navy", "grey"),
        titles=(
            "{brand} USB-A to USB-C cable, {metres} m, {colour}",
            "{colour} braided USB data cable, {metres} metres",
        ),
        slots={"metres": ("1", "1.8", "2", "3")},
        openings=(
            "A {metres}-metre USB cable that charges and transfers data at 480 Mbit/s",
            "Nylon-braided {colour} cable with moulded plugs",
        ),
        details=(
            "Tested for ten thousand bends; gold-plated contacts resist corrosion",
            "Shielded copper wires keep the signal clean",
        ),
        closings=("Connects computer, hard drive, camera and keyboard", "Comes with a reusable cable tie"),
        stance="flat",
        tilt=20,
    ),
)
