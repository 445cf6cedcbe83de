"""Who does the work: the engines that run pure functions over many items."""

from riwaya.engine.local import each

__all__ = ["each"]
