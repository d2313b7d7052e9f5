"""Gather published trade figures and turn them into frames for reading.

Run it with ``python -m etl build`` and ``python -m etl status``.
"""
