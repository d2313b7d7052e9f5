"""Show the marts: pages, downloads and verdicts on press claims. Nothing here fetches or changes a figure."""
