"""Clothes, shoes and jewellery."""

from core.catalog.drawing import garments
from core.catalog.shelves.kind import Kind

_STONES = ("clear crystal", "blue topaz", "red garnet", "green peridot", "amethyst")

WEAR: tuple[Kind, ...] = (
    Kind(
        name="t-shirt",
        draw=garments.t_shirt,
        box=(100, 100),
        colours=("white", "black", "navy", "grey", "red", "teal", "olive", "pink", "sky blue", "yellow"),
        options={"print": ("plain", "striped", "graphic")},
        titles=(
            "{brand} men's {print} crew-neck t-shirt, {colour}",
            "{colour} {print} cotton tee, short sleeves, {fit} fit",
        ),
        slots={"fit": ("regular", "slim", "relaxed"), "weight": ("160", "180", "200")},
        openings=(
            "A {fit}-fit t-shirt in soft combed cotton of {weight} grams, with a ribbed round neck",
            "Everyday short-sleeved top in {colour}, cut in a {fit} fit from breathable cotton jersey",
        ),
        details=(
            "Taped shoulder seams and a double-stitched hem keep its shape after many washes",
            "Pre-shrunk fabric, no itchy label, machine wash at 30 degrees",
        ),
        closings=("Wear it alone in summer or under a shirt and jacket", "Sizes S to XXL; usage: casual"),
        stance="flat",
        tilt=4,
    ),
    Kind(
        name="running-shoe",
        draw=garments.sneaker,
        box=(100, 56),
        colours=("white", "grey", "black", "red", "blue", "navy", "teal", "pink", "olive"),
        titles=("{brand} {who} running shoes, {colour}", "{who} lightweight lace-up sneakers in {colour}, size {size}"),
        slots={"who": ("men's", "women's", "unisex"), "size": ("6", "7", "8", "9", "10", "11")},
        openings=(
            "Lace-up trainers with a breathable mesh upper and a cushioned foam sole",
            "Light {who} sneakers for road and gym, with {colour} mesh and a padded ankle collar",
        ),
        details=(
            "Rubber outsole with good grip, reinforced heel, removable insole",
            "A soft midsole absorbs the shock of every step while the knit upper lets the foot breathe",
        ),
        closings=(
            "Comfortable for running, walking and all-day wear",
            "Usage: sports and casual; size {size} runs true",
        ),
        tilt=6,
    ),
    Kind(
        name="dress",
        draw=garments.dress,
        box=(70, 100),
        colours=("red", "navy", "black", "teal", "pink", "burgundy", "yellow", "coral"),
        options={"pattern": ("plain", "floral", "polka-dot")},
        titles=(
            "{brand} women's {pattern} sleeveless dress, {colour}",
            "{colour} {pattern} A-line summer dress with belted waist",
        ),
        slots={"cloth": ("cotton poplin", "viscose", "light crepe", "linen blend")},
        openings=(
            "A sleeveless fit-and-flare dress in {cloth} with a round neckline and fitted waist",
            "Knee-length women's dress with a swinging {pattern} skirt, made of {cloth}",
        ),
        details=(
            "Concealed back zip, lined bodice and side pockets",
            "The skirt falls in soft folds and the waist is gathered by a matching belt",
        ),
        closings=("From garden party to office with a cardigan over it", "Hand wash cold, sizes XS to XL"),
        stance="flat",
        tilt=5,
    ),
    Kind(
        name="jeans",
        draw=garments.jeans,
        box=(60, 100),
        colours=("navy", "blue", "black", "sky blue", "grey"),
        titles=("{brand} men's {fit} jeans, {colour} denim", "{colour} five-pocket denim jeans, {fit} leg"),
        slots={"fit": ("straight", "slim", "tapered"), "waist": ("30", "32", "34", "36")},
        openings=(
            "Five-pocket jeans in washed {colour} denim with a {fit} leg and a mid-rise waist",
            "Hard-wearing {fit} denim trousers with contrast stitching and a brass button",
        ),
        details=(
            "Cotton with a little elastane, so they move with you; zip fly and belt loops",
            "Faded at the thigh by hand, riveted at every pocket corner",
        ),
        closings=("Waist {waist}, length 32; usage: casual", "Pairs with a shirt or a sweatshirt, all year round"),
        stance="flat",
        tilt=4,
    ),
    Kind(
        name="ring",
        draw=garments.ring,
        box=(70, 90),
        colours=("gold", "silver", "copper"),
        options={"stone": _STONES},
        titles=(
            "{colour}-plated sterling ring with {stone}",
            "{brand} women's solitaire ring, {stone}, {colour} tone, size {size}",
        ),
        slots={"size": ("5", "6", "7", "8"), "carat": ("1", "1.5", "2")},
        openings=(
            "A {carat}-carat {stone} held by four claws on a slim polished band",
            "Solitaire ring in {colour} finish whose brilliant-cut {stone} catches every light",
        ),
        details=(
            "Sterling silver base, nickel free, delivered in a velvet box",
            "Rhodium flash under the {colour} plating keeps it from tarnishing",
        ),
        closings=(
            "An engagement, anniversary or birthday gift of fine jewelry",
            "Ring size {size}; wear it alone or stacked",
        ),
        stance="stand",
        tilt=8,
    ),
    Kind(
        name="wristwatch",
        draw=garments.wristwatch,
        box=(46, 100),
        colours=("brown", "black", "tan", "navy", "burgundy", "espresso"),
        titles=(
            "{brand} {who} analogue watch, {colour} leather strap",
            "{who} quartz wristwatch with {colour} strap, steel case",
        ),
        slots={"who": ("men's", "women's"), "case": ("36", "40", "42")},
        openings=(
            "A {case} mm stainless case on a stitched {colour} leather strap, driven by a quartz movement",
            "Classic three-hand watch with baton markers and a {colour} band",
        ),
        details=(
            "Scratch-resistant mineral glass, water resistant to 50 metres, pin buckle",
            "Slim enough for a shirt cuff, with a clear dial that reads at a glance",
        ),
        closings=("A gift that suits office and weekend alike", "Battery fitted, {year} guarantee"),
        tilt=14,
        stance="flat",
    ),
    Kind(
        name="handbag",
        draw=garments.handbag,
        box=(90, 92),
        colours=("brown", "black", "red", "tan", "pink", "teal", "burgundy", "ivory"),
        titles=(
            "{brand} women's handbag, {colour} faux leather",
            "{colour} ladies' tote bag with top handles and gold-tone clasp",
        ),
        openings=(
            "A structured women's handbag in grained {colour} faux leather with two top handles",
            "Elegant {colour} tote with a wide opening and gold-tone hardware",
        ),
        details=(
            "Lined inside, with a zip pocket, a phone pocket and a magnetic clasp",
            "Four metal feet protect the base; a detachable shoulder strap is included",
        ),
        closings=("Holds a wallet, a tablet and an umbrella on the way to work", "Usage: casual and formal outfits"),
    ),
    Kind(
        name="ankle-boot",
        draw=garments.ankle_boot,
        box=(80, 90),
        colours=("black", "brown", "tan", "burgundy", "espresso", "grey"),
        titles=(
            "{brand} women's ankle boots, {colour} leather",
            "{colour} heeled Chelsea boots for women, size {size}",
        ),
        slots={"size": ("5", "6", "7", "8")},
        openings=(
            "Pull-on ankle boots in smooth {colour} leather with elastic side panels",
            "Chelsea boots with a low block heel and an almond toe in {colour}",
        ),
        details=(
            "Leather lining, cushioned footbed and a non-slip rubber sole",
            "The stacked heel is four centimetres high and steady on wet pavements",
        ),
        closings=("Goes with jeans and dresses from autumn to spring", "Size {size}; fits narrow to normal feet"),
    ),
    Kind(
        name="necklace",
        draw=garments.necklace,
        box=(80, 92),
        colours=("gold", "silver"),
        options={"stone": _STONES},
        titles=(
            "{colour} chain necklace with {stone} drop pendant",
            "{brand} pendant necklace, {stone}, {colour} plated, 45 cm",
        ),
        openings=(
            "A fine {colour} chain with a teardrop {stone} in a polished setting",
            "Drop pendant necklace whose {stone} hangs from a 45 cm cable chain",
        ),
        details=(
            "Lobster clasp and five-centimetre extender, free of nickel and lead",
            "Sterling silver underneath, plated thickly enough for daily wear",
        ),
        closings=(
            "Jewelry for weddings, evenings out or a mother's birthday",
            "Comes in a gift box with a polishing cloth",
        ),
        stance="flat",
    ),
)
