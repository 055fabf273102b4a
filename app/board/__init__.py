"""The planning board: 发货单 by days, trips by docks and hours; reads across features and writes nothing."""
