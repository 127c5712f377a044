"""Household machines, large and small."""

from core.catalog.drawing import appliances
from core.catalog.shelves.kind import Kind

MACHINES: tuple[Kind, ...] = (
    Kind(
        name="washing-machine",
        draw=appliances.washing_machine,
        box=(84, 100),
        colours=("white", "silver", "charcoal", "black"),
        titles=(
            "{brand} {kg} kg front-load washing machine, {colour}",
            "{colour} front loader washer, {rpm} rpm, {kg} kg",
        ),
        slots={"kg": ("7", "8", "9"), "rpm": ("1200", "1400", "1600")},
        openings=(
            "A fully automatic front-load washer with a {kg} kg drum and fifteen programmes",
            "Quiet washing machine in {colour} that spins at {rpm} rpm",
        ),
        details=(
            "Inverter motor, delay start, child lock and a steam cycle for stains",
            "The LED display shows the time left; energy class A",
        ),
        closings=("Fits under a worktop, 60 cm wide", "Motor guaranteed for ten years"),
    ),
    Kind(
        name="refrigerator",
        draw=appliances.refrigerator,
        box=(62, 100),
        colours=("white", "silver", "black", "stainless steel", "red"),
        options={"doors": ("French-door", "top-freezer", "bottom-freezer")},
        titles=(
            "{brand} {litres} L {doors} refrigerator, {colour}",
            "{doors} fridge, {litres} litres, frost free, {colour}",
        ),
        slots={"litres": ("240", "310", "420", "550")},
        openings=(
            "A {doors} refrigerator with {litres} litres of frost-free cooling",
            "{colour} fridge-freezer with glass shelves and humidity-controlled crispers",
        ),
        details=(
            "Electronic temperature control, door bins for bottles, LED light",
            "The inverter compressor hums quietly and saves energy",
        ),
        closings=("Reversible hinges suit kitchens of any layout", "Delivered to the kitchen, old unit taken away"),
    ),
    Kind(
        name="microwave",
        draw=appliances.microwave,
        box=(112, 66),
        colours=("black", "white", "silver", "stainless steel", "red"),
        titles=(
            "{brand} {litres}-litre countertop microwave oven, {watt} W, {colour}",
            "{colour} {watt}-watt microwave with turntable",
        ),
        slots={"litres": ("20", "23", "28"), "watt": ("700", "800", "900", "1000")},
        openings=(
            "A {watt}-watt microwave oven with a {litres}-litre cavity and a glass turntable",
            "Countertop microwave in {colour} with keypad, clock and child lock",
        ),
        details=(
            "Ten power levels, auto defrost by weight and one-touch popcorn",
            "Removable glass plate and an easy-clean interior",
        ),
        closings=("Reheats a dinner plate in two minutes", "Compact enough for student kitchens and offices"),
    ),
    Kind(
        name="coffee-maker",
        draw=appliances.coffee_maker,
        box=(70, 92),
        colours=("black", "silver", "red", "white", "charcoal"),
        titles=(
            "{brand} {cups}-cup drip coffee maker, {colour}",
            "Programmable {colour} coffee machine with glass carafe, {cups} cups",
        ),
        slots={"cups": ("4", "8", "10", "12")},
        openings=(
            "A {cups}-cup filter coffee maker with a glass jug and a 24-hour timer",
            "Drip coffee machine in {colour} that brews a pot in eight minutes",
        ),
        details=(
            "Warming plate, drip stop, permanent filter and a water gauge",
            "900 watts, automatic switch-off after forty minutes",
        ),
        closings=("Wake up to fresh coffee", "The jug is dishwasher safe"),
    ),
    Kind(
        name="kettle",
        draw=appliances.kettle,
        box=(84, 92),
        colours=("stainless steel", "black", "red", "copper", "white", "teal"),
        titles=(
            "{brand} electric kettle, {litres} L, {colour}",
            "{colour} {watt}-watt cordless kettle with water window",
        ),
        slots={"litres": ("1.5", "1.7", "1.8"), "watt": ("1500", "2200", "3000")},
        openings=(
            "A {litres}-litre electric kettle that boils in minutes at {watt} watts",
            "Cordless kettle in {colour} that lifts off its round base",
        ),
        details=(
            "Automatic shut-off, boil-dry protection and a lit water window",
            "Concealed heating element and removable limescale filter",
        ),
        closings=("For tea, instant noodles and pour-over coffee", "Cord stores under the base"),
    ),
    Kind(
        name="steam-iron",
        draw=appliances.iron,
        box=(110, 68),
        colours=("blue", "teal", "purple", "red", "green", "navy"),
        titles=("{brand} {watt} W steam iron, {colour}", "{colour} steam iron with non-stick soleplate, {watt} watts"),
        slots={"watt": ("1600", "2000", "2400", "2800")},
        openings=(
            "A {watt}-watt steam iron with a smooth soleplate and a burst of steam for creases",
            "Steam and dry iron in {colour} with a see-through 300 ml tank",
        ),
        details=(
            "Self-cleaning, anti-drip, automatic switch-off when left standing",
            "Thermostat dial for silk, wool, cotton and linen; two-metre cord",
        ),
        closings=("Shirts come out crisp in one pass", "Also steams curtains while they hang"),
    ),
    Kind(
        name="blender",
        draw=appliances.blender,
        box=(56, 100),
        colours=("black", "silver", "red", "white", "mint", "navy"),
        titles=(
            "{brand} {watt} W jug blender, {litres} L, {colour}",
            "{colour} countertop blender for smoothies, {watt} watts",
        ),
        slots={"watt": ("500", "700", "1000", "1200"), "litres": ("1.5", "1.75", "2")},
        openings=(
            "A {watt}-watt blender with a {litres}-litre jug and six steel blades",
            "Countertop mixer for smoothies, soups and crushed ice",
        ),
        details=(
            "Two speeds and pulse on one dial; the jug has a measuring scale",
            "Suction feet, overload protection, dishwasher-safe jug",
        ),
        closings=("Makes a family's breakfast shake in half a minute", "Recipes are printed in the manual"),
    ),
    Kind(
        name="toaster",
        draw=appliances.toaster,
        box=(102, 76),
        colours=("stainless steel", "red", "black", "mint", "white", "sky blue"),
        titles=("{brand} 2-slice toaster, {colour}", "{colour} two-slot toaster with wide slots, {watt} W"),
        slots={"watt": ("750", "850", "950")},
        openings=(
            "A two-slice toaster with extra-wide slots for bagels and thick bread",
            "Retro {colour} toaster with six browning levels",
        ),
        details=(
            "Defrost, reheat and cancel buttons; the crumb tray slides out",
            "High-lift lever brings small slices within reach, {watt} watts",
        ),
        closings=("For golden toast every morning", "Matches the kettle of the same range"),
    ),
)
