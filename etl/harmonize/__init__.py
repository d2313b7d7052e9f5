"""From a publisher's frame to trade flows in common terms: codes, units, labels, and checks across rows."""
