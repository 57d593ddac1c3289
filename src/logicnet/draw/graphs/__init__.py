"""Graphs: their DOT, where Graphviz puts everything, and what is marked on them."""
