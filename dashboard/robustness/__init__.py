"""How the model holds up, on screen: studies made beforehand, and examples spoilt on the spot."""
