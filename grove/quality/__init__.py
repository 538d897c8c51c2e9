"""The reviewer's ear: reads sentences and pasted lists of OKRs into fields. No Django, no network.

normalise → sentence (grammar of one key result) → outline (structure of a pasted list).
"""
