"""Questions with answers as values. An answer says whether it is exact, by which method, and what ended it where it is
not.
"""
