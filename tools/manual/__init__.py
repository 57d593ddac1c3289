"""The manual: its pages with what their commands print, its reference from docstrings, its site of several versions."""
