"""Frame to figure: pure functions, one module per chart family. They draw; they never filter or compute."""
