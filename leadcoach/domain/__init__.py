"""What the programme is and what it computes: standard library only, no input or output, no clock."""
