"""Pictures of the demo catalogue's products, drawn from geometry and shading alone."""
