"""The sample department: one believable company per language, made by the rooms' own actions."""
