"""Arabic: what `riwaya.language` knows about it."""
