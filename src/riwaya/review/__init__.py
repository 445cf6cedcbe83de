"""What people decide about what was read: which claims need them most, and what their decisions make of a document."""

from riwaya.review.doubts import doubts, priority

__all__ = ["doubts", "priority"]
