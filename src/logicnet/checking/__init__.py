"""Checking: which states satisfy a formula of computation tree logic, what is reached, and what is never left."""
