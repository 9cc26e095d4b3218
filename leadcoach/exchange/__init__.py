"""What crosses the border of the machine: file formats read into items and written from them, as pure functions."""
