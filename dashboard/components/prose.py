"""Markdown as components: headings and list items keep the anchors written after them, as in ``## Title {#anchor}``."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from dash import html
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

_ANCHOR = re.compile(r"\s*\{#([a-z0-9-]+)\}\s*$")
_PLACE = re.compile(r"\{\{([a-z_]+)\}\}")
_PLAIN = {
    "paragraph": html.P,
    "bullet_list": html.Ul,
    "ordered_list": html.Ol,
    "list_item": html.Li,
    "strong": html.Strong,
    "em": html.Em,
    "blockquote": html.Blockquote,
}
_LEAVES: Mapping[str, Callable[[SyntaxTreeNode], Any]] = {
    "text": lambda node: node.content,
    "softbreak": lambda _node: " ",
    "code_inline": lambda node: html.Code(node.content),
}
_PARSER = MarkdownIt("commonmark", {"html": False})  # a tag stays text


def prose(markdown: str, parts: Mapping[str, Any]) -> list[Any]:
    """Lay a text out; a paragraph ``{{name}}`` is the place of the part of that name.

    Raises:
        KeyError: the text has a place for a part that is not given.
    """
    return [_made(node, parts) for node in SyntaxTreeNode(_PARSER.parse(markdown)).children]


def anchors(markdown: str) -> list[str]:
    """Name every anchor of a text, in order."""
    return re.findall(r"\{#([a-z0-9-]+)\}", markdown)


def _made(node: SyntaxTreeNode, parts: Mapping[str, Any]) -> Any:
    place = _PLACE.fullmatch(_words(node)) if node.type == "paragraph" else None
    if place:
        return parts[place[1]]
    if node.type in _LEAVES:
        return _LEAVES[node.type](node)
    if node.type == "heading":
        return {"h2": html.H2, "h3": html.H3}[node.tag](**_inside(node, parts))
    if node.type == "link":
        return html.A(**_inside(node, parts), href=str(node.attrs["href"]))
    return _PLAIN[node.type](**_inside(node, parts))


def _inside(node: SyntaxTreeNode, parts: Mapping[str, Any]) -> dict[str, Any]:
    """Give the children, without the wrapping of inline runs and tight paragraphs, and the anchor at their end as id."""
    children: list[Any] = []
    for child in node.children:
        tight = child.type == "inline" or (child.type == "paragraph" and child.hidden)
        children += _inside(child, parts)["children"] if tight else [_made(child, parts)]
    anchored = node.type in {"heading", "list_item"} or (node.type == "paragraph" and not node.hidden)
    if (
        anchored and children and isinstance(children[-1], str)
    ):  # the anchor of a list item stands in its last paragraph
        found = _ANCHOR.search(children[-1])
        if found:
            return {"children": [*children[:-1], children[-1][: found.start()]], "id": found[1]}
    return {"children": children}


def _words(node: SyntaxTreeNode) -> str:
    return "".join(child.content for child in node.children).strip()
