"""People, departments, roles and the policy every door asks."""
