"""Dialogs that give a result; each exit dismisses."""
