"""Compare an assertion with each source and vintage. Pure: no Dash in here, and nothing chooses which source is right."""
