"""Parts and care for cars and motorcycles."""

from core.catalog.drawing import garage
from core.catalog.shelves.kind import Kind

CAR: tuple[Kind, ...] = (
    Kind(
        name="car-tyre",
        draw=garage.tyre,
        box=(90, 90),
        colours=("silver", "charcoal", "black", "bronze"),
        titles=(
            "{brand} {season} tyre {size} on {colour} alloy wheel",
            "{size} {season} car tire, mounted on {colour} rim",
        ),
        slots={
            "season": ("all-season", "summer", "winter"),
            "size": ("205/55 R16", "195/65 R15", "225/45 R17", "185/60 R15"),
        },
        openings=(
            "A {season} car tyre in {size} on a five-spoke {colour} alloy wheel",
            "Complete wheel: {size} tyre with {colour} rim, balanced",
        ),
        details=(
            "The tread channels water away and brakes short in the wet",
            "Low rolling resistance, quiet on the motorway, load index 91",
        ),
        closings=("Fits hatchbacks and saloons; check the vehicle's papers", "Sold singly, with valve fitted"),
    ),
    Kind(
        name="car-battery",
        draw=garage.car_battery,
        box=(100, 76),
        colours=("red", "blue", "green", "yellow", "black"),
        titles=("{brand} car battery 12 V {ah} Ah, {colour} lid", "12-volt {ah} Ah starter battery for cars"),
        slots={"ah": ("45", "60", "70", "80"), "amps": ("450", "540", "640", "720")},
        openings=(
            "A maintenance-free 12-volt starter battery with {ah} Ah and {amps} A cold-cranking current",
            "Sealed car battery that starts the engine on frosty mornings",
        ),
        details=(
            "Calcium plates, leak-proof case, carry handle and covered poles",
            "Charged and ready to install, {year} guarantee",
        ),
        closings=("For petrol and diesel vehicles without start-stop", "Return the old battery to us for recycling"),
    ),
    Kind(
        name="motor-oil",
        draw=garage.motor_oil,
        box=(66, 96),
        colours=("black", "gold", "silver", "blue", "red", "charcoal"),
        titles=(
            "{brand} {grade} synthetic engine oil, {litres} litres",
            "{grade} motor oil for petrol and diesel cars, {litres} L",
        ),
        slots={"grade": ("5W-30", "5W-40", "0W-20", "10W-40"), "litres": ("4", "5")},
        openings=(
            "A fully synthetic {grade} engine oil that protects from the first turn of the key",
            "{litres} litres of {grade} motor oil in a {colour} canister with handle",
        ),
        details=(
            "Keeps pistons clean, lowers wear and stretches the interval between changes",
            "Suits turbochargers and particle filters",
        ),
        closings=("Check your car's handbook for the approved viscosity", "For oil changes at home or in the garage"),
    ),
    Kind(
        name="motorcycle-helmet",
        draw=garage.helmet,
        box=(96, 88),
        colours=("black", "white", "red", "blue", "silver", "orange"),
        titles=(
            "{brand} full-face motorcycle helmet, {colour}, {size}",
            "{colour} motorbike helmet with tinted visor, size {size}",
        ),
        slots={"size": ("M", "L", "XL")},
        openings=(
            "A full-face helmet with a {colour} shell of impact-resistant thermoplastic",
            "Motorbike helmet with scratch-resistant visor and inner sun shield",
        ),
        details=("Three air vents, washable lining, quick-release buckle", "Certified for road use, 1,450 grams"),
        closings=("For riders and pillion passengers on two wheels", "Measure around the head before choosing a size"),
    ),
    Kind(
        name="steering-wheel-cover",
        draw=garage.steering_wheel_cover,
        box=(90, 90),
        colours=("black", "grey", "brown", "tan", "red", "beige"),
        titles=(
            "{brand} steering wheel cover, {colour} leather",
            "{colour} car steering wheel cover, stitched, 37-38 cm",
        ),
        openings=(
            "A stitched {colour} microfibre-leather cover that gives a worn steering wheel new grip",
            "Slip-on steering wheel cover with perforated palms",
        ),
        details=(
            "Anti-slip rubber inside, breathable holes, no smell",
            "Fits wheels of 37 to 38 cm, the size of most cars",
        ),
        closings=("Warm in winter and cool in summer for the driver's hands", "Pulls on in five minutes without tools"),
        stance="flat",
    ),
    Kind(
        name="jumper-cables",
        draw=garage.jumper_cables,
        box=(100, 92),
        colours=("red",),
        titles=(
            "{brand} jumper cables, {gauge} gauge, {metres} m",
            "Car booster cable set with clamps, {metres} metres, {colour} and black",
        ),
        slots={"gauge": ("4", "6", "8"), "metres": ("3", "4", "5")},
        openings=(
            "Jump leads of {gauge} gauge that start a car with a flat battery from another vehicle",
            "{metres}-metre booster cables with {colour} and black clamps",
        ),
        details=("Copper-plated jaws, thick insulation that stays supple in frost", "Zip bag and gloves included"),
        closings=("Belongs in every boot", "For cars, vans and motorcycles up to three litres"),
        stance="flat",
    ),
    Kind(
        name="headlight-bulbs",
        draw=garage.headlight_bulbs,
        box=(96, 86),
        colours=("silver", "black", "navy", "charcoal"),
        titles=("{brand} {socket} LED headlight bulbs, 2 pieces", "{socket} car headlamp LED kit, {kelvin}, pair"),
        slots={"socket": ("H7", "H4", "H11"), "kelvin": ("6000 K", "6500 K")},
        openings=(
            "Two {socket} LED headlamp bulbs that throw twice the light of halogen",
            "A pair of {kelvin} headlight bulbs with {colour} cooling fins",
        ),
        details=(
            "Aluminium heat sink with fan, instant start, 25 watts each",
            "Plug and play, no flicker on the vehicle's computer",
        ),
        closings=("For low beam, high beam and fog lamps of cars", "Check the socket printed on your old bulb"),
    ),
    Kind(
        name="dash-kit",
        draw=garage.dash_frame,
        box=(104, 72),
        colours=("black", "charcoal", "grey"),
        titles=(
            "{brand} dash kit for double-DIN car radio, {colour}",
            "Car stereo installation frame with brackets, {colour}",
        ),
        openings=(
            "A {colour} dash trim that lets an aftermarket radio sit where the factory one was",
            "Installation kit for single- or double-DIN car stereos",
        ),
        details=(
            "High-grade ABS matched to the dashboard's texture; brackets and screws included",
            "Keeps the climate controls in their place",
        ),
        closings=(
            "Compatible with most vehicles of model years 2008 to 2016",
            "Wiring harness and antenna adapter sold apart",
        ),
        stance="flat",
    ),
)
