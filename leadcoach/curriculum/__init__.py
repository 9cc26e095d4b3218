"""Turns the content folder into values of the domain."""
