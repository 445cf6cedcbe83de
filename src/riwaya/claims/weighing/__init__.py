"""The learned layer: weights that say who plays a part where the rules are silent or clearly wrong."""
