"""Small languages people write in, one file each: a parser and a printer."""
