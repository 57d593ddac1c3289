"""What assistants ask over the Model Context Protocol: read-only tools, each a thin call of a public function.

``tools`` has them as plain functions, ``desk`` says what they may read and spend, ``replies`` what an answer carries.
``server`` offers them over stdio with the official package ``mcp``; it answers each call in a process of its own
(``child``), which ends in time and may read no other folder.
"""
