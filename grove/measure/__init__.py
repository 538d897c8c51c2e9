"""The arithmetic of key results: progress, pace, roll-up, grades, units. Pure, no Django.

Values are `decimal.Decimal` on the way in. Ratios are computed exactly as fractions and handed out
as the nearest `float`: no choice of unit and no order of addition can change a figure on a page.
"""
