"""Completion: what could stand where the cursor is, read off the table of commands and the network that is named.

``lines`` reads what was typed as a shell does, ``cursor`` finds the argument that the cursor is in, ``values`` knows
what can stand there, and ``scripts`` has the few lines that each shell needs to ask.
"""
