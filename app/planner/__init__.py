"""Load planning (装柜图): which package where and in which order, and the independent check of every plan (G-04, G-06, G-07, E-01).

Knows no database, no rules of the company and no Qt; whole numbers of millimetres and grams in, a plan out.

- `model`: the words everybody here speaks: container, item, placement, plan.
- `search`: `plan`, over `goods` (kinds), `blocks` and `mixing` (pieces), `space` (free rectangles), `piles` (limits), `scoring`,
  `steps`, `beam`, `balance`, `order`; `compiled` keeps the compiled code, `warming` makes it; `running`: a search off the GUI thread.
- `picture`: the load as a turnable picture, painted from back to front (`depth`); `sections`: its flat views.
- `places`: row, column and layer as the crew says them; `patterns`: how stops and lots are told apart without colour.
"""
