"""What is handed to others as one file: the page that answers by itself."""

from __future__ import annotations
