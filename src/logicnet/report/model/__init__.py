"""The report of a model: what is known of it, the sections that tell it, and the file that they make."""
