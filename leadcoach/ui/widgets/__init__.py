"""Widgets: each draws one thing and posts its own messages."""
