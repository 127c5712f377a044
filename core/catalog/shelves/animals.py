"""Things for dogs, cats and fish."""

from core.catalog.drawing import pets
from core.catalog.shelves.kind import Kind

ANIMALS: tuple[Kind, ...] = (
    Kind(
        name="dog-bowl",
        draw=pets.dog_bowl,
        box=(100, 60),
        colours=("red", "blue", "teal", "pink", "grey", "navy", "green"),
        titles=(
            "{brand} stainless dog bowl, {ml} ml, {colour}",
            "{colour} non-slip pet feeding bowl with bone print, {ml} ml",
        ),
        slots={"ml": ("400", "700", "900", "1600")},
        openings=(
            "A stainless steel dog bowl in a {colour} shell with bones and a paw on it",
            "Non-slip food and water bowl for dogs and cats, {ml} ml",
        ),
        details=("The rubber ring keeps it still while your pet eats", "Lifts apart for the dishwasher, does not rust"),
        closings=("For puppies and grown dogs, dry kibble or wet food", "Add a second one for water"),
    ),
    Kind(
        name="cat-tree",
        draw=pets.cat_tree,
        box=(76, 100),
        colours=("beige", "grey", "brown", "cream", "charcoal", "teal"),
        titles=(
            "{brand} cat tree with sisal posts, {cm} cm, {colour}",
            "{colour} cat scratching tower with cave and basket",
        ),
        slots={"cm": ("95", "110", "138")},
        openings=(
            "A {cm} cm cat tree with sisal posts, a cave, a basket and a dangling ball",
            "Scratching tower in {colour} plush for climbing and dozing",
        ),
        details=(
            "Heavy base board and wall fixing keep it upright when kittens jump",
            "Posts are wound with natural rope that saves your sofa",
        ),
        closings=("For one or two indoor cats", "Assembled with one key in twenty minutes"),
        scenes=("white", "white", "studio", "room"),
    ),
    Kind(
        name="dog-leash",
        draw=pets.leash,
        box=(100, 90),
        colours=("red", "blue", "black", "teal", "orange", "purple", "pink"),
        titles=(
            "{brand} dog leash and collar set, {colour}",
            "{colour} nylon dog lead, {metres} m, with matching collar",
        ),
        slots={"metres": ("1.2", "1.5", "1.8")},
        openings=(
            "A {metres}-metre nylon leash with padded loop and a matching collar for dogs",
            "{colour} dog lead with a swivel hook and a bone-shaped tag",
        ),
        details=(
            "Double-stitched webbing holds strong pullers; the buckle clicks shut",
            "Reflective thread shows in headlights",
        ),
        closings=("For walks and training with medium and large dogs", "Engrave the tag with your pet's name"),
        stance="flat",
        tilt=14,
    ),
    Kind(
        name="fish-tank",
        draw=pets.fish_tank,
        box=(110, 86),
        colours=("black", "white", "silver", "navy"),
        titles=(
            "{brand} glass aquarium kit, {litres} L, {colour}",
            "{litres}-litre fish tank with LED hood and filter, {colour} trim",
        ),
        slots={"litres": ("20", "40", "60", "112")},
        openings=(
            "A {litres}-litre glass aquarium with LED hood, filter and heater",
            "Starter fish tank for tropical fish with {colour} trim",
        ),
        details=(
            "The filter whispers and cleans the water twice an hour",
            "Feeding flap, thermometer and a guide for beginners",
        ),
        closings=("For tetras, guppies and shrimps", "Fish, plants and gravel not included"),
        flips=True,
    ),
    Kind(
        name="pet-bed",
        draw=pets.pet_bed,
        box=(110, 62),
        colours=("grey", "brown", "navy", "teal", "burgundy", "olive", "pink"),
        titles=("{brand} round pet bed, {size}, {colour}", "{colour} plush dog bed with cushion, {size}"),
        slots={"size": ("small", "medium", "large")},
        openings=(
            "A round padded bed in {colour} with a fleece cushion for dog or cat",
            "Bolster pet bed that gives nervous animals a nest",
        ),
        details=("High rim to rest the chin on, anti-slip base", "The whole bed is machine washable"),
        closings=("In size {size}, for cats and dogs that curl up", "Your pet will leave the sofa for it"),
        scenes=("white", "white", "studio", "room"),
    ),
    Kind(
        name="pet-carrier",
        draw=pets.pet_carrier,
        box=(104, 82),
        colours=("blue", "red", "grey", "teal", "navy", "purple"),
        titles=(
            "{brand} folding soft pet crate, {size}, {colour}",
            "{colour} portable dog and cat carrier with mesh windows",
        ),
        slots={"size": ("small", "medium", "large")},
        openings=(
            "A folding fabric crate with mesh windows for dogs and cats on the move",
            "Soft-sided pet carrier in {colour} over a light steel frame",
        ),
        details=(
            "Zipped doors at front and side, fleece mat, carry handles",
            "Sets up in seconds and washes off with a hose",
        ),
        closings=("For car, vet and holiday", "Ventilated on all sides so that animals stay calm"),
    ),
    Kind(
        name="chew-toy",
        draw=pets.chew_toy,
        box=(100, 72),
        colours=("red", "blue", "orange", "green", "teal", "pink", "yellow"),
        titles=("{brand} rubber bone dog chew toy with rope, {colour}", "{colour} chew bone and knotted rope for dogs"),
        openings=(
            "A tough {colour} rubber bone and a cotton rope for dogs that love to chew",
            "Dog toy set: bone with treat holes and tug rope",
        ),
        details=("Knobs clean the teeth and massage the gums", "Natural rubber, bite proof, floats in water"),
        closings=("For medium dogs, teething puppies and bored afternoons", "Rinse under the tap after play"),
        stance="flat",
        tilt=14,
    ),
)
