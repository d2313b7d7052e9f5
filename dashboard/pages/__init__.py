"""One page a module: ``layout`` takes each control as an argument of the address; callbacks only translate."""
