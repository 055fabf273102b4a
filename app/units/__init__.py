"""What a unit or lot is, where it stands, in which state: the one place that moves it."""
