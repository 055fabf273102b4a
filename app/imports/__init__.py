"""Nothing is typed twice: customers, orders, 发货通知单 and 发货单 come from the ERP's tables.

- `fields`: the kinds of tables and the fields of each; `values`: what a cell may say.
- `records`: how rows become records and records become commands of the other rooms; `service`: trial and taking in.
"""
