"""Ratios of interleaved runs: the program against a minimal Textual app and an empty Python process."""
