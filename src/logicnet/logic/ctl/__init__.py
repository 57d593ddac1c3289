"""Computation tree logic as a language: its formulas, and the reader of their text."""
