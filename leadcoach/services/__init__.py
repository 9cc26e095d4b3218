"""Use cases: one public method is one action of a person, in one transaction."""
