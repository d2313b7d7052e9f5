"""A port of this machine that nothing listens on."""

import socket


def free_port() -> int:
    """Ask the system for one; another test that asks later gets another."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
