"""Arabic: one module a layer (words, numbers, times, quotes, names, …), each usable alone; `layers` puts them in order."""
