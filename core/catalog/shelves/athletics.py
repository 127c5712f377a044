"""Sports gear and camping."""

from core.catalog.drawing import sport
from core.catalog.shelves.kind import Kind

ATHLETICS: tuple[Kind, ...] = (
    Kind(
        name="football",
        draw=sport.football,
        box=(80, 80),
        colours=("black", "blue", "red", "green", "navy", "orange"),
        titles=("{brand} soccer ball, size {size}, {colour} and white", "Match football, {colour} panels, size {size}"),
        slots={"size": ("3", "4", "5")},
        openings=(
            "A size {size} soccer ball with 32 machine-stitched panels in white and {colour}",
            "Training football that flies straight and keeps its air",
        ),
        details=("Textured polyurethane cover over a butyl bladder", "Shape retention tested over 2,000 kicks"),
        closings=("For grass and artificial turf, club or park", "Pump and net included"),
        scenes=("white", "white", "studio", "lawn"),
    ),
    Kind(
        name="basketball",
        draw=sport.basketball,
        box=(80, 80),
        colours=("orange", "terracotta", "brown"),
        titles=(
            "{brand} basketball, size {size}, {colour}",
            "Indoor and outdoor composite basketball, size {size}, {colour}",
        ),
        slots={"size": ("5", "6", "7")},
        openings=(
            "A size {size} basketball with deep channels and a sticky composite cover",
            "{colour} basketball that bounces true on court and concrete",
        ),
        details=(
            "Nylon-wound carcass, butyl bladder that holds pressure for weeks",
            "Pebbled surface gives grip to sweaty hands",
        ),
        closings=("For school teams and driveway hoops", "Delivered deflated with needle"),
    ),
    Kind(
        name="dumbbells",
        draw=sport.dumbbell,
        box=(114, 66),
        colours=("black", "charcoal", "red", "blue", "teal", "purple"),
        titles=("{brand} hex dumbbells, pair of {kg} kg, {colour}", "{colour} rubber hand weights, 2 x {kg} kg"),
        slots={"kg": ("2", "5", "7.5", "10", "15")},
        openings=(
            "A pair of hexagonal dumbbells of {kg} kg each with knurled chrome handles",
            "Rubber-coated {colour} hand weights for strength training",
        ),
        details=(
            "Six sides keep them from rolling; the coating is kind to floors",
            "Cast iron core, friction-welded heads",
        ),
        closings=("For home gym, fitness classes and rehab exercise", "Add a rack to keep them in order"),
    ),
    Kind(
        name="kettlebell",
        draw=sport.kettlebell,
        box=(72, 90),
        colours=("black", "navy", "red", "teal", "purple", "charcoal"),
        titles=("{brand} kettlebell, {kg} kg, {colour}", "{colour} vinyl-coated cast-iron kettlebell {kg} kg"),
        slots={"kg": ("4", "8", "12", "16", "24")},
        openings=(
            "A {kg} kg cast-iron kettlebell with a wide, smooth handle",
            "{colour} coated kettlebell for swings, squats and presses",
        ),
        details=(
            "Cast in one piece, flat base, weight marked on both sides",
            "The coating protects floors and damps noise",
        ),
        closings=("A whole gym workout in one hand", "Suits fitness beginners and athletes"),
    ),
    Kind(
        name="bicycle",
        draw=sport.bicycle,
        box=(120, 74),
        colours=("red", "blue", "teal", "black", "green", "orange", "mint"),
        titles=(
            '{brand} {inch}" city bike, {gears} speed, {colour}',
            "{colour} hybrid bicycle, {gears} gears, {inch}-inch wheels",
        ),
        slots={"inch": ("26", "27.5", "28"), "gears": ("7", "18", "21")},
        openings=(
            "A {gears}-speed bicycle with a light {colour} frame and {inch}-inch wheels",
            "Hybrid bike for commuting on weekdays and gravel at weekends",
        ),
        details=(
            "Aluminium frame, V-brakes, comfortable saddle, puncture-protected tyres",
            "Derailleur gears shift cleanly; the fork soaks up kerbs",
        ),
        closings=("For riders from 160 to 185 cm", "Arrives 85 percent assembled with tools"),
        scenes=("white", "white", "studio", "lawn"),
    ),
    Kind(
        name="tent",
        draw=sport.tent,
        box=(120, 70),
        colours=("green", "orange", "blue", "olive", "red", "teal"),
        titles=("{brand} {people}-person dome tent, {colour}", "{colour} camping tent for {people} people, waterproof"),
        slots={"people": ("2", "3", "4", "6")},
        openings=(
            "A {people}-person dome tent with a rolled-back door and a vestibule",
            "Waterproof camping tent in {colour} that two people pitch in ten minutes",
        ),
        details=(
            "Taped seams, 3,000 mm water column, fibreglass poles, mesh windows",
            "Packs into a bag of 60 cm with pegs and guy lines",
        ),
        closings=("For hiking trips, festivals and nights by the lake", "Weighs 3.4 kg"),
        scenes=("white", "white", "studio", "lawn"),
    ),
    Kind(
        name="yoga-mat",
        draw=sport.yoga_mat,
        box=(112, 66),
        colours=("purple", "teal", "navy", "pink", "green", "grey", "blue"),
        titles=(
            "{brand} yoga mat, {mm} mm, {colour}, with strap",
            "{colour} non-slip exercise mat, 183 x 61 cm, {mm} mm thick",
        ),
        slots={"mm": ("4", "6", "8", "10")},
        openings=(
            "A {mm} mm exercise mat that cushions knees and does not slip",
            "{colour} yoga and pilates mat with closed-cell foam",
        ),
        details=("Textured on both sides, free of latex and phthalates", "Rolls up with the strap supplied"),
        closings=("For yoga, stretching and floor workouts", "Wipe down after training"),
    ),
    Kind(
        name="tennis-racket",
        draw=sport.tennis_racket,
        box=(58, 100),
        colours=("red", "blue", "black", "green", "orange", "teal"),
        titles=(
            "{brand} tennis racket, {grams} g, {colour}, with ball",
            "{colour} graphite tennis racquet, grip {grip}",
        ),
        slots={"grams": ("255", "270", "285", "300"), "grip": ("L2", "L3")},
        openings=(
            "A {colour} graphite racket with a 100-square-inch head and forgiving sweet spot",
            "Light tennis racquet of {grams} grams for players on the way up",
        ),
        details=("Strung at 24 kg, cushioned grip, head protection tape", "Open string pattern adds topspin"),
        closings=("For club tennis and holidays; cover included", "Junior sizes are sold separately"),
        tilt=28,
        stance="flat",
    ),
)
