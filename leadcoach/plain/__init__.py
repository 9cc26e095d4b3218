"""What leadcoach says on a plain terminal: lines of text and JSON, no colour, no cursor movement."""
