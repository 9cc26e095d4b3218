"""The commands, a file a subject; `cli` loads one when it is called."""
