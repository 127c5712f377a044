"""Words that tell one variant of a product from another: colours, sizes, units, pack counts, and filler words."""

_COLOURS = """
amber anthracite aqua azure beige black blue bronze brown burgundy camel camouflage camo champagne charcoal chrome
cherry chocolate clear cobalt copper coral cream crimson cyan dark denim ebony ecru emerald espresso fuchsia
fuschia gold golden graphite gray green grey gunmetal indigo ivory jade khaki lavender light lilac lime magenta
mahogany maroon mauve melange metallic mint mocha multi multicolor multicolored multicolour multicoloured
multicolors mushroom mustard natural navy nickel nude oak ochre off olive orange oyster peach pearl pewter pink
platinum plum purple red rose ruby rust sage salmon sand sapphire scarlet silver slate sky space steel tan taupe
teal terracotta transparent turquoise turquiose violet walnut wheat white wine yellow assorted bright deep pale
matte glossy colour color colours colors
"""
_SIZES = """
xs xxs small medium large xl xxl xxxl xlarge mini size sizes one fits single double twin full queen king cal
california short tall long wide narrow regular plus standard big
"""
_UNITS = """
mm cm km inch inches in ft feet foot yd yard yards mg kg gm gms gram grams oz ounce ounces fl lb lbs pound pounds
ml ltr litre litres liter liters gallon gallons quart cu sq watt watts volt volts amp amps hp mah hz ghz mhz mp gb
tb mb carat ct ctw tcw degree degrees year years month months
"""
_PACKS = """
pack packs packed pk set sets count counts pc pcs piece pieces pair pairs combo bundle kit unit units box boxes
carton case dozen multipack two three four five six seven eight nine ten twelve
"""
# Words that shops add to any listing, and words without content of their own.
_FILLERS = """
amazon brand new renewed refurbished pre owned used import the an and or of for with without by to on at from upto
"""

VARIANT_WORDS = frozenset(" ".join((_COLOURS, _SIZES, _UNITS, _PACKS, _FILLERS)).split())
