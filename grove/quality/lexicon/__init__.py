"""Words and what they are worth, in files anyone can read and extend, one language at a time.

`shared/` holds names both languages use and the metric families; `en/` and `zh/` hold the rest.
A file has sections in square brackets; below them entries, parted by commas; `#` begins a remark.
"""
