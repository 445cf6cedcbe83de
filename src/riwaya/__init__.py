"""Riwaya: Arabic conflict reporting as a sourced ledger of competing accounts."""
