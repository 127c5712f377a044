"""All departments of the demo catalogue with the kinds of product that each of them sells."""

from core.catalog.shelves.animals import ANIMALS
from core.catalog.shelves.atelier import ATELIER
from core.catalog.shelves.athletics import ATHLETICS
from core.catalog.shelves.baby import BABY
from core.catalog.shelves.car import CAR
from core.catalog.shelves.food import FOOD
from core.catalog.shelves.hardware import HARDWARE
from core.catalog.shelves.health import HEALTH
from core.catalog.shelves.household import HOUSEHOLD
from core.catalog.shelves.kind import Kind
from core.catalog.shelves.lab import LAB
from core.catalog.shelves.machines import MACHINES
from core.catalog.shelves.makeup import MAKEUP
from core.catalog.shelves.music import MUSIC
from core.catalog.shelves.office import OFFICE
from core.catalog.shelves.phones import PHONES
from core.catalog.shelves.playroom import PLAYROOM
from core.catalog.shelves.rooms import ROOMS
from core.catalog.shelves.tech import TECH
from core.catalog.shelves.travel import TRAVEL
from core.catalog.shelves.wear import WEAR
from core.catalog.shelves.yard import YARD

STOCK: dict[str, tuple[Kind, ...]] = {
    "Appliances": MACHINES,
    "Arts, Crafts & Sewing": ATELIER,
    "Automotive": CAR,
    "Baby Products": BABY,
    "Beauty": MAKEUP,
    "Cell Phones & Accessories": PHONES,
    "Clothing, Shoes & Jewelry": WEAR,
    "Electronics": TECH,
    "Furniture": ROOMS,
    "Grocery & Gourmet Food": FOOD,
    "Health & Personal Care": HEALTH,
    "Home & Kitchen": HOUSEHOLD,
    "Industrial & Scientific": LAB,
    "Luggage & Travel Gear": TRAVEL,
    "Musical Instruments": MUSIC,
    "Office Products": OFFICE,
    "Patio, Lawn & Garden": YARD,
    "Pet Supplies": ANIMALS,
    "Sports & Outdoors": ATHLETICS,
    "Tools & Home Improvement": HARDWARE,
    "Toys & Games": PLAYROOM,
}
