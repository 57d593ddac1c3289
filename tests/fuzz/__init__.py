"""Every question of the package, put to one network and compared with the definition. `questions` has the list."""
