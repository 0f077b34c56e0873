"""A scenario, compiled: names become columns, rules one plain list of instructions with two printers."""
