"""The sections of a report: one module a section, each a function from the facts to a section, in one table."""
