"""Who did what to whom, where, when and how many: the parts of noun phrases, places and figures in a proposition."""
