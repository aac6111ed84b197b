"""Names of people replaced by keyed hashes, so that a data set can be shared."""
