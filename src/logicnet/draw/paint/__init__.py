"""A page of shapes and texts, and the formats that it is written in; knows no graph and no table."""
