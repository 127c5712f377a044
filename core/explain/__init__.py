"""Why a prediction came out as it did: heatmaps on the picture, weights on the words."""
