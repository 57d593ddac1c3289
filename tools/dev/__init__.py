"""What `run` calls. No package from the index is imported here: it runs before there is an environment."""
