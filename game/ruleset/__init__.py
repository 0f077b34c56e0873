"""A scenario, compiled: names become columns, rules become one plain list of instructions with two printers."""
