"""The terminal's door: `grove serve`, `migrate`, `sample`, `export`, `import`, `link`."""
