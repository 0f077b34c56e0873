"""One tick forward, pure: state, orders, chance, stepping, imagining and fingerprints."""
