"""The look of Grove: shell, style sheet, components and behaviours. Knows nothing of the plan."""
