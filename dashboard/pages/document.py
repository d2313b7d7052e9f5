"""The HTML document around the app: both themes' colours as CSS variables, and the theme that is on before anything is drawn."""

import json
from collections.abc import Mapping
from typing import Any

from dashboard.figures import theme

# Mantine keeps the reader's choice under this key; without one the system's preference decides.
REMEMBERED = "mantine-color-scheme-value"

_DOCUMENT = """<!DOCTYPE html>
<html lang="en">
  <head>
    {%metas%}
    <title>{%title%}</title>
    {%favicon%}
    {%css%}
    <style>
      :root { color-scheme: light; LIGHT }
      @media not print { :root[data-mantine-color-scheme="dark"] { color-scheme: dark; DARK } }
    </style>
    <script>
      document.documentElement.dataset.mantineColorScheme = (() => {
        let kept = null;
        try { kept = localStorage.getItem("REMEMBERED"); } catch { /* storage is switched off */ }
        if (kept === "light" || kept === "dark") return kept;
        return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
      })();
    </script>
    <script type="application/json" id="dark-colours">SWAP</script>
    <script type="application/ld+json">DATASET</script>
  </head>
  <body>
    {%app_entry%}
    <noscript>This page needs JavaScript. Every view can be downloaded without it: /api/v1/workbook/overview.xlsx</noscript>
    <footer>{%config%}{%scripts%}{%renderer%}</footer>
  </body>
</html>"""


def document(dataset: Mapping[str, Any]) -> str:
    """Give the document with Dash's own places in it, and the data set described for search engines (JSON-LD)."""
    light, dark = ({role: pair[place] for role, pair in theme.ROLES.items()} for place in (0, 1))
    parts = {
        "LIGHT": _variables(light),
        "DARK": _variables(dark),
        "REMEMBERED": REMEMBERED,
        "SWAP": json.dumps(theme.swap()),
        "DATASET": json.dumps(dataset, ensure_ascii=False).replace(
            "<", "\\u003c"
        ),  # no text may end the script
    }
    made = _DOCUMENT
    for place, part in parts.items():
        made = made.replace(place, part)
    return made


def _variables(colours: Mapping[str, str]) -> str:
    return " ".join(f"--{role}: {colour};" for role, colour in colours.items())
