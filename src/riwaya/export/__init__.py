"""Writes documents and collections in the formats that others read: one function per format, listed in `FORMATS`."""

from riwaya.export.acled import acled_lines
from riwaya.export.airwars import airwars_lines
from riwaya.export.claimreview import claimreview_lines
from riwaya.export.collection import collection_record
from riwaya.export.ftm import ftm_lines
from riwaya.export.geojson import geojson_lines
from riwaya.export.gold import gold_record
from riwaya.export.hrdag import hrdag_lines
from riwaya.export.jsonl import LAYERS, document_record, layer_record
from riwaya.export.tables import claim_lines, claims_parquet
from riwaya.export.timex import timex_lines
from riwaya.export.ucdp import ucdp_lines
from riwaya.export.webannotation import webannotation_lines

__all__ = [
    "LAYERS",
    "acled_lines",
    "airwars_lines",
    "claim_lines",
    "claimreview_lines",
    "claims_parquet",
    "collection_record",
    "document_record",
    "ftm_lines",
    "geojson_lines",
    "gold_record",
    "hrdag_lines",
    "layer_record",
    "timex_lines",
    "ucdp_lines",
    "webannotation_lines",
]
