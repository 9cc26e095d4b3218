"""Starts leadcoach with `python -m leadcoach`."""

from __future__ import annotations

from leadcoach.cli import main

if __name__ == "__main__":
    main()
