"""The Textual app: screens, modals and widgets; the only part that imports textual."""
