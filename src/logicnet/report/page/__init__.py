"""The interactive page: one file, offline, with the core as WebAssembly in it."""

from __future__ import annotations
