"""The tab 检验: cards, inspection, certificates, inner packing and seal check."""
