"""Writes documents and collections in the formats that others read: one function per format, listed in `FORMATS`."""

from riwaya.export.collection import collection_record
from riwaya.export.gold import gold_record
from riwaya.export.jsonl import LAYERS, document_record, layer_record
from riwaya.export.timex import timex_lines

__all__ = ["LAYERS", "collection_record", "document_record", "gold_record", "layer_record", "timex_lines"]
