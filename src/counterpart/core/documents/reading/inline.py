"""Marks inside a line of text taken off: Markdown's emphasis, links and escapes, and HTML's tags and entities."""

import re
from html import unescape

_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~<&$])")
_HIDDEN = 0xE000  # private-use characters stand for escaped marks while the others are taken off
_ALL_HIDDEN = re.compile(f"[{chr(_HIDDEN)}-{chr(_HIDDEN + 0x7F)}]")
_IMAGE = re.compile(r"!\[([^\[\]]{0,500})\]\([^()\s]{0,2000}(?:\s+\"[^\"]{0,500}\")?\)")
_LINK = re.compile(r"\[([^\[\]]{1,500})\]\([^()\s]{0,2000}(?:\s+\"[^\"]{0,500}\")?\)")
_ADDRESS = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,2000})>")
_STRONG = re.compile(r"(?<![\w*])(\*{2}|_{2})(?=\S)(.{1,1000}?)(?<=\S)\1(?!\w)")
_EMPHASIS = re.compile(r"(?<![\w*_\\])([*_])(?=[^\s*_])([^*_]{0,500}[^\s*_])\1(?![\w*])")
_CODE = re.compile(r"`([^`]{1,500})`")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_BLOCK = re.compile(r"</?(?:p|div|ul|ol|li|h[1-6]|blockquote|section)\b[^<>]{0,500}>", re.IGNORECASE)
_MARK = re.compile(
    r"</?(?:a|abbr|b|big|cite|code|del|em|font|i|ins|kbd|mark|q|s|small|span|strike|strong|sub|sup|tt|u|var)\b[^<>]{0,500}>",
    re.IGNORECASE,
)
_MOST_MARKS = 500
_BULLET = re.compile(r"(?:^|\s)[•▪●◦]\s+")
_ORDINALS = {"st", "nd", "rd", "th"}
_RAISED = str.maketrans("0123456789abcdefghijklmnoprstuvwxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ")
_RAISED_MARK = re.compile(r"<sup>([^<>]{1,20})</sup>", re.IGNORECASE)


def plain(text: str) -> str:
    """The text as a reader sees it; parts that HTML sets as blocks of their own are parted by a blank line."""
    hidden = _ESCAPED.sub(lambda found: chr(_HIDDEN + ord(found[1])), text)
    bare = _without_tags(_without_emphasis(hidden)) if any(mark in hidden for mark in "*_[`<&") else hidden
    return _ALL_HIDDEN.sub(lambda found: chr(ord(found[0]) - _HIDDEN), bare).replace("\xa0", " ").strip()


def _without_emphasis(text: str) -> str:
    text = _LINK.sub(r"\1", _IMAGE.sub(r"\1", text))
    if text.count("**") + text.count("__") > _MOST_MARKS:
        return text
    for marks in (_STRONG, _STRONG, _EMPHASIS):
        text = marks.sub(r"\2", text)
    return _CODE.sub(r"\1", text)


def _without_tags(text: str) -> str:
    text = _ADDRESS.sub(r"\1", text)
    if _BLOCK.search(text):
        text = _BULLET.sub("\n\n", _BLOCK.sub("\n\n", text))
    text = _RAISED_MARK.sub(lambda found: raised(found[1]), text)
    text = _MARK.sub("", _BREAK.sub(" ", text))
    return "\n\n".join(part.strip() for part in unescape(text).split("\n\n") if part.strip())


def raised(text: str) -> str:
    """Raised text: a footnote's number or letter stays apart from its figure (1,062² and not 1,0622)."""
    bare = text.strip()
    return text if bare in _ORDINALS or len(bare) > 3 else bare.lower().translate(_RAISED)
