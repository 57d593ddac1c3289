"""Labelled tables of cells: their frame, the colours of numbers, and what a cell looks like."""
