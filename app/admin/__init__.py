"""`jiaofu-admin`: what needs no window."""
