"""Musical instruments and what goes with them."""

from core.catalog.drawing import instruments
from core.catalog.shelves.kind import Kind

MUSIC: tuple[Kind, ...] = (
    Kind(
        name="acoustic-guitar",
        draw=instruments.acoustic_guitar,
        box=(40, 100),
        colours=("natural", "amber", "walnut", "pine"),
        options={"finish": ("sunburst", "gloss", "satin")},
        titles=(
            "{brand} six-string acoustic guitar, {wood} top, {colour} {finish}",
            "{wood} top dreadnought acoustic guitar in {colour}, {finish} finish",
            "{brand} full-size acoustic guitar for {player}, {colour} {finish}",
        ),
        slots={
            "wood": ("spruce", "cedar", "alder", "solid spruce", "mahogany"),
            "player": ("beginners", "students", "folk players", "songwriters"),
            "strings": ("phosphor bronze", "coated steel", "light-gauge steel"),
        },
        openings=(
            "A dreadnought guitar with a {wood} top and a {finish} finish that gives a warm, even tone",
            "Full-size six-string with {wood} soundboard and rosewood fretboard, ready to strum out of the box",
        ),
        details=(
            "Fitted with {strings} strings, chrome tuning machines and a bone nut for stable tuning",
            "The slim neck and low action are kind to the fingers, and twenty frets give plenty of room",
        ),
        closings=(
            "A good choice for {player}, from first chords at home to an evening on stage",
            "Strap button, spare {strings} strings and two picks are included",
        ),
        tilt=14,
    ),
    Kind(
        name="electric-guitar",
        draw=instruments.electric_guitar,
        box=(38, 100),
        colours=("red", "black", "sky blue", "mint", "sunburst", "ivory", "navy"),
        titles=(
            "{brand} solid-body electric guitar, three pickups, {colour}",
            "{colour} electric guitar with {wood} body and tremolo bridge",
            "{brand} double-cutaway electric guitar, maple neck, {colour} gloss",
        ),
        slots={"wood": ("alder", "basswood", "ash", "poplar"), "style": ("blues", "rock", "funk", "indie")},
        openings=(
            "Double-cutaway electric guitar with a {wood} body, bolt-on maple neck and three single-coil pickups",
            "A {wood} body and a fast maple neck make this six-string at home in {style} and beyond",
        ),
        details=(
            "Five-way pickup selector, volume and tone knobs, and a tremolo bridge with sealed tuners",
            "Gloss {colour} finish, white pickguard and medium frets that take well to bending strings",
        ),
        closings=(
            "Plug it into any amp for {style}; cable, strap and picks are in the box",
            "Set up in our workshop, so it plays in tune up the whole fretboard",
        ),
        tilt=16,
    ),
    Kind(
        name="snare-drum",
        draw=instruments.drum,
        box=(100, 70),
        colours=("red", "blue", "walnut", "black", "gold", "white", "teal"),
        options={"sticks": ("with a pair of sticks", "with tuning key")},
        titles=(
            "{brand} {size} snare drum, {shell} shell, {colour}, {sticks}",
            "{size} {shell} snare drum in {colour}, {sticks}",
        ),
        slots={
            "size": ("14 x 5.5 inch", "13 x 6 inch", "14 x 6.5 inch", "12 x 5 inch"),
            "shell": ("maple", "birch", "poplar", "steel"),
        },
        openings=(
            "A {size} snare with a {shell} shell that answers softly brushed notes and loud backbeats alike",
            "Crisp, dry snare drum built around a {shell} shell in {colour} with chrome hoops",
        ),
        details=(
            "Ten lugs and triple-flanged hoops hold the coated head in tune; the throw-off switches the wires silently",
            "Coated batter head, clear resonant head and twenty-strand snare wires are fitted",
        ),
        closings=("Comes {sticks} and fits any standard stand", "For rehearsal room, school band or stage kit"),
    ),
    Kind(
        name="digital-piano",
        draw=instruments.keyboard,
        box=(120, 50),
        colours=("black", "white", "red", "silver", "charcoal"),
        titles=(
            "{brand} {keys}-key digital piano keyboard, {colour}",
            "{colour} electronic keyboard with {keys} keys and built-in speakers",
        ),
        slots={"keys": ("61", "76", "88"), "voices": ("128", "300", "400", "600")},
        openings=(
            "Portable keyboard with {keys} touch-sensitive keys, {voices} voices and a clear display",
            "{keys} full-size keys respond to how hard they are played, with {voices} sounds from piano to strings",
        ),
        details=(
            "Built-in stereo speakers, headphone jack for silent practice, USB MIDI and a music rest",
            "Split and layer modes, metronome and a recorder help with daily practice",
        ),
        closings=(
            "For learning melodies at home or taking along to a gig",
            "Runs from the mains adapter supplied or six batteries",
        ),
        tilt=6,
    ),
    Kind(
        name="violin",
        draw=instruments.violin,
        box=(46, 100),
        colours=("amber", "walnut", "sunburst", "brown"),
        titles=(
            "{brand} {size} violin with bow, {colour} varnish",
            "{size} student violin outfit, spruce and maple, {colour}",
        ),
        slots={"size": ("4/4", "3/4", "1/2")},
        openings=(
            "{size} violin carved from spruce and flamed maple, with ebony fingerboard and pegs",
            "A {size} fiddle with a hand-rubbed {colour} varnish and a singing upper register",
        ),
        details=(
            "Horsehair bow, rosin and a light case with music pocket are part of the outfit",
            "Four fine tuners in the tailpiece make it {easy} to tune, even for small hands",
        ),
        closings=(
            "Suits pupils in their first years of lessons and orchestra",
            "Adjusted by a luthier before it is sent out",
        ),
        tilt=14,
    ),
    Kind(
        name="microphone",
        draw=instruments.microphone,
        box=(34, 100),
        colours=("black", "silver", "charcoal", "navy"),
        titles=(
            "{brand} dynamic vocal microphone, {colour}",
            "Handheld {pattern} stage microphone for singers, {colour} metal body",
        ),
        slots={"pattern": ("cardioid", "supercardioid"), "range": ("50 Hz to 15 kHz", "60 Hz to 16 kHz")},
        openings=(
            "A {pattern} dynamic microphone that brings vocals forward and keeps the stage noise out",
            "Vocal microphone with a {pattern} pickup pattern and a frequency range of {range}",
        ),
        details=(
            "Steel mesh grille, die-cast body and a silent on-off switch stand up to years of gigs",
            "The capsule is shock mounted, and an XLR cable plugs in at the base",
        ),
        closings=("For singing, karaoke nights, rehearsal and live concerts", "Stand clip and padded pouch included"),
        tilt=35,
    ),
    Kind(
        name="guitar-stand",
        draw=instruments.guitar_stand,
        box=(60, 100),
        colours=("black", "charcoal", "silver"),
        titles=(
            "{brand} folding tripod stand, padded, {colour}",
            "{colour} floor stand with foam-covered arms for guitar or bass",
        ),
        openings=(
            "A tripod stand that keeps guitar, bass or banjo upright and within reach",
            "Folding stand of {colour} steel tube with soft foam wherever it touches the instrument",
        ),
        details=(
            "The neck yoke turns to lock the instrument in, and height adjusts with one clamp",
            "Rubber feet hold it still on stage floors and carpets",
        ),
        closings=(
            "Folds flat to slip into a gig bag between rehearsals",
            "Holds acoustic and electric guitars of every common shape",
        ),
    ),
    Kind(
        name="trumpet",
        draw=instruments.trumpet,
        box=(110, 48),
        colours=("gold", "brass", "silver"),
        titles=(
            "{brand} B-flat trumpet, {colour} lacquer",
            "Student B-flat trumpet in {colour} with case and mouthpiece",
        ),
        openings=(
            "B-flat trumpet with a bright, centred tone and an even response across three octaves",
            "A brass-band trumpet with {colour} finish and smooth stainless valves",
        ),
        details=(
            "Monel pistons, adjustable third slide and a rose-brass leadpipe that resists corrosion",
            "Comes with a 7C mouthpiece, valve oil, gloves and a padded case",
        ),
        closings=(
            "Made for school bands, brass ensembles and jazz combos",
            "Light enough for young players who are starting out",
        ),
        tilt=12,
    ),
)
