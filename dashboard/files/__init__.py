"""Frames as files for machines and people: CSV, Parquet, JSON, and a Data Package of the whole. Dash-free."""

from dashboard.files.tabular import FORMATS, Format, plain, rows_of, to_csv, to_json, to_parquet

__all__ = ["FORMATS", "Format", "plain", "rows_of", "to_csv", "to_json", "to_parquet"]
