"""One module of models a feature; `db.schema` gathers them."""
