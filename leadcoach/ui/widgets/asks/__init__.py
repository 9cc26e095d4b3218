"""One widget for each kind of ask, all of the same manner: see `base`."""
