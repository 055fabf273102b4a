"""Colours by role, sizes in millimetres, fonts and the generated style sheet."""
