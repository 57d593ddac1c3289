"""The compiled core, as Python sees it: one module finds and loads it, the others declare a part of its C API each."""
