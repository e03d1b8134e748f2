from pathlib import Path

from tests.unit.core.documents.reading.shown import cells, header, read_text

METRICS = "Indicator\tLast 12 months\tLong-term average\tDifference\n"


def test_finds_a_table_between_paragraphs(tmp_path: Path) -> None:
    report = read_text(tmp_path, f"# Road safety\n\nThere were 452.\n\n{METRICS}Collisions\t452\t412\t9.7%\n\nMore.\n")
    (table,) = report.tables
    assert header(table) == [["Indicator", "Last 12 months", "Long-term average", "Difference"]]
    assert cells(table) == [["Collisions", "452", "412", "9.7%"]]
    assert (table.title, table.place, table.section) == ("Road safety", "line 5", ("Road safety",))
    assert [part.text for part in report.passages] == ["Road safety", "There were 452.", "More."]
    assert [part.order for part in report.in_order()] == [1, 2, 3, 4]


def test_takes_a_lone_row_above_the_header_as_caption(tmp_path: Path) -> None:
    report = read_text(tmp_path, f"Broadland\t\t\t\n{METRICS}Robbery\t17\t19\t-10.5%\n")
    assert report.tables[0].caption == report.tables[0].title == "Broadland"
    assert cells(report.tables[0]) == [["Robbery", "17", "19", "-10.5%"]]


def test_parts_tables_that_follow_each_other_without_a_blank_line(tmp_path: Path) -> None:
    row = "Robbery\t17\t19\t-10.5%\n"
    report = read_text(tmp_path, f"Broadland\t\t\t\n{METRICS}{row}Norwich\t\t\t\n{METRICS}{row}")
    assert [(table.caption, table.place) for table in report.tables] == [("Broadland", "line 1"), ("Norwich", "line 4")]


def test_joins_a_table_that_a_page_break_tore(tmp_path: Path) -> None:
    report = read_text(tmp_path, f"{METRICS}Robbery\t17\t19\t-10.5%\n\f\n{METRICS}Burglary\t20\t10\t100%\n")
    assert [row[0] for row in cells(report.tables[0])] == ["Robbery", "Burglary"]
    assert len(report.tables) == 1


def test_keeps_two_tables_with_the_same_rows_apart(tmp_path: Path) -> None:
    report = read_text(tmp_path, f"{METRICS}Robbery\t17\t19\t-10.5%\n\n{METRICS}Robbery\t20\t10\t100%\n")
    assert len(report.tables) == 2


def test_takes_commentary_in_cells_as_passages(tmp_path: Path) -> None:
    said = "<p>Drug offences fell.</p> <ul style='x'> • First pillar. • Second pillar. <p>Read on.</p>"
    text = f"{METRICS}Robbery\t17\t19\t-10.5%\n<u>Comment</u>\t\t\t\n{said}\t\t\t\n"
    report = read_text(tmp_path, text)
    assert len(report.tables[0].rows) == 1
    passages = [part.text for part in report.passages]
    assert passages == ["Comment", "Drug offences fell.", "First pillar.", "Second pillar.", "Read on."]
    assert {part.place for part in report.passages[1:]} == {"line 4"}


def test_takes_a_list_of_pages_for_no_table(tmp_path: Path) -> None:
    report = read_text(tmp_path, "# CONTENTS\n\nForeword\tPage 4\nAims\t\nRoads\tPage 7\nCourts\tPage 12\n\n# ROADS\n")
    assert report.tables == ()
    assert report.passages[1].text == "Foreword Page 4"


def test_chapters_of_the_contents_list_stand_above_other_headings(tmp_path: Path) -> None:
    contents = "Roads & lanes\tPage 4\nCourts\tPage 7\nMoney\tPage 12\n\n"
    body = "## ROADS AND LANES\n\n# Figures\n\n" + METRICS + "Robbery\t17\t19\t-10.5%\n"
    report = read_text(tmp_path, contents + body)
    assert report.tables[0].section == ("ROADS AND LANES", "Figures")
    assert report.tables[0].title == "Roads & lanes: Figures"


def test_gathers_footnotes_under_their_table(tmp_path: Path) -> None:
    notes = "\\*From 2016. \\*\\*Survey of March.\n\nSource: the survey\n\nNot a note.\n"
    report = read_text(tmp_path, f"{METRICS}Robbery*\t17\t19\t-10.5%\n\n{notes}")
    assert report.tables[0].notes == ("*From 2016.", "**Survey of March.", "Source: the survey")
    assert [part.text for part in report.passages] == ["Not a note."]


def test_takes_off_markup_but_leaves_footnote_marks(tmp_path: Path) -> None:
    rows = "<b>Total</b>\t<b>56,023</b>\t**49,540**\t-11.60%\nOther**\t1\t2\t[-50%](http://a.b)\n(CSEW) \\*\t1\t2\t3\n"
    (table,) = read_text(tmp_path, METRICS + rows).tables
    assert cells(table)[0] == ["Total", "56,023", "49,540", "-11.60%"]
    assert cells(table)[1] == ["Other**", "1", "2", "-50%"]
    assert cells(table)[2][0] == "(CSEW) *"


def test_fills_ragged_rows_and_keeps_blank_columns_that_have_a_name(tmp_path: Path) -> None:
    (table,) = read_text(tmp_path, METRICS + "Robbery\t17\nHate crime\t1\t2\t\n").tables
    assert cells(table) == [["Robbery", "17", "", ""], ["Hate crime", "1", "2", ""]]


def test_mends_a_row_whose_cell_holds_a_line_end(tmp_path: Path) -> None:
    (table,) = read_text(
        tmp_path, METRICS + "Calls\t38 seconds\nEmergency 4\nRoutine 5\tN/A\t\nOther\t1\t2\t3\n"
    ).tables
    assert cells(table)[0] == ["Calls", "38 seconds Emergency 4 Routine 5", "N/A", ""]


def test_spreads_an_upper_header_over_its_columns(tmp_path: Path) -> None:
    text = "\t2018/19\t\t2019/20\t\nOffence\tNumber\tRate\tNumber\tRate\nRobbery\t1\t2\t3\t4\n"
    (table,) = read_text(tmp_path, text).tables
    assert header(table)[0] == ["", "2018/19", "2018/19", "2019/20", "2019/20"]
    assert table.heading(2) == "2018/19 Rate"


def test_names_tables_apart(tmp_path: Path) -> None:
    two = "Offences\t2019\t2020\nRobbery\t1\t2\n\nDisposals\t2019\t2020\nCautions\t1\t2\n"
    report = read_text(tmp_path, f"# Road safety in the county\n\n{two}")
    assert [table.title for table in report.tables] == [
        "Road safety in the county: Offences",
        "Road safety in the county: Disposals",
    ]


def test_reads_a_sentence_across_a_page_break(tmp_path: Path) -> None:
    report = read_text(tmp_path, "These teams have been instrumental in\n\n\n\nproviding support.\n")
    assert [part.text for part in report.passages] == ["These teams have been instrumental in providing support."]
