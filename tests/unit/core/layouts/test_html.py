"""HTML: a page that loads nothing and hides nothing from anybody, and a fragment that a strict policy allows."""

import re
from dataclasses import replace

import pytest

from counterpart.core.layouts import html
from counterpart.core.layouts.comments import CommentPart, parts_of
from counterpart.core.layouts.slugs import Slugs
from tests.published_statements import ncpm_statement, plan_statement

EVIL = '<script>alert("1")</script>'


def test_the_page_loads_nothing_and_says_so() -> None:
    page = html.write(ncpm_statement())
    assert "default-src 'none'" in page
    assert not re.search(r"""<script|<link|<img|<iframe|src=|url\(|@import|https?:""", page)


def test_neither_page_nor_fragment_styles_inline() -> None:
    assert " style=" not in html.write(plan_statement())
    assert "<style" not in html.fragment(plan_statement())


@pytest.mark.parametrize("statement", [ncpm_statement(), plan_statement()], ids=["ncpm", "plan"])
def test_every_anchor_is_there_once(statement: object) -> None:
    page = html.write(statement)
    names = re.findall(r' id="([^"]+)"', page)
    assert len(names) == len(set(names))
    assert set(re.findall(r'(?:href="#|aria-labelledby=")([^"]+)"', page)) <= set(names)


def test_every_table_has_a_caption_and_heads_with_a_scope() -> None:
    page = html.write(ncpm_statement())
    assert page.count("<table") == page.count("<caption") == 6
    assert len(re.findall(r"<th\b", page)) == len(re.findall(r'<th\b[^>]* scope="', page))


def test_a_priority_spans_its_rows() -> None:
    page = html.write(ncpm_statement())
    assert 'scope="rowgroup" role="rowheader" rowspan="5">Reduce Neighbourhood Crime</th>' in page


def test_better_and_worse_are_words_for_everybody() -> None:
    page = html.write(ncpm_statement())
    assert page.count('role="img" aria-label="worse"') == 15
    assert page.count('role="img" aria-label="better"') == 9
    assert "content: attr(aria-label)" in page


def test_a_mark_leads_to_its_note_and_back() -> None:
    noted = replace(ncpm_statement().rows[0], note="11 of 12 months.")
    page = html.write(replace(ncpm_statement(), rows=(noted,)))
    assert '16 <a class="cp-statement__mark" href="#note-1" id="mark-1">[note 1]</a></td>' in page
    assert '<li id="note-1">' in page
    assert 'href="#mark-1" aria-label="Back to the figure of note 1"' in page


def test_what_people_type_is_text_and_never_markup() -> None:
    row = ncpm_statement().rows[0]
    measure = replace(row.measure, name=EVIL, definition=EVIL, priority=EVIL)
    statement = replace(
        ncpm_statement(commentary={EVIL: EVIL}), rows=(replace(row, measure=measure, note=EVIL),), notes=(EVIL,)
    )
    for text in (html.write(statement), html.fragment(statement)):
        assert "<script" not in text
        assert text.count("&lt;script&gt;") >= 5


def test_the_fragment_takes_the_level_of_its_headings() -> None:
    fragment = html.fragment(ncpm_statement(), level=3)
    assert '<h3 id="reduce-serious-violence">' in fragment
    assert "<h2" not in fragment
    assert "<h1" not in fragment


def test_says_what_it_was_calculated_from() -> None:
    assert f"<dt>norfolk.csv</dt><dd><code>{'ab' * 32}</code></dd>" in html.write(ncpm_statement())


def test_a_comment_is_paragraphs_and_lists() -> None:
    assert list(parts_of("One line\nand its rest.\n\nThere are:\n- first\n- second\nAfter.")) == [
        CommentPart(False, ("One line and its rest.",)),
        CommentPart(False, ("There are:",)),
        CommentPart(True, ("first", "second")),
        CommentPart(False, ("After.",)),
    ]


def test_anchors_are_safe_and_never_the_same() -> None:
    slugs = Slugs()
    assert [slugs(name) for name in ("King's Lynn & West", "King's Lynn & West", "2019", "Ŵ – ?")] == [
        "kings-lynn-west",
        "kings-lynn-west-2",
        "part-2019",
        "w",
    ]


def test_districts_are_folded_under_their_names_on_a_long_page_only() -> None:
    short = plan_statement()
    again = tuple(
        replace(row, measure=replace(row.measure, priority="Support victims", code=f"{row.measure.code}_again"))
        for row in short.rows
    )
    assert "<details" not in html.write(short)
    page = html.write(replace(short, rows=(*short.rows, *again)))
    assert page.count("<details") == page.count("</details>") == 14
    assert page.count("<summary>Norwich</summary>") == 2
    assert page.index("<caption>Prevent offending: County</caption>") < page.index("<details")
