"""What a page shows for a choice of its controls: frames and sentences, from the ledger. No figures, no components."""
