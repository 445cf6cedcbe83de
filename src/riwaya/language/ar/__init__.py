"""Arabic: a module for each layer (words, numbers, times, names, …), usable alone; `layers` puts them in order."""
