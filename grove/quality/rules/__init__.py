"""The rules, one module and one .toml each, in folders by what they judge."""
