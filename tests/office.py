"""A report written in every form that the checker reads, as an office would write it."""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

FORMS = ("txt", "md", "html", "csv", "ods", "xlsx", "docx", "pdf")


@dataclass(frozen=True)
class Printed:
    """A table as printed. A header cell equal to its left neighbour is one cell merged over both."""

    header: list[list[str]]
    rows: list[list[str]]
    caption: str = ""
    notes: tuple[str, ...] = ()

    @property
    def all_rows(self) -> list[list[str]]:
        return [*self.header, *self.rows]


@dataclass(frozen=True)
class Headline:
    text: str
    level: int = 1


Part = str | Headline | Printed


def write(folder: Path, form: str, parts: list[Part]) -> Path:
    """The report in a file named after its form."""
    path = folder / f"report.{form}"
    _WRITERS[form](path, parts)
    return path


def _write_txt(path: Path, parts: list[Part]) -> None:
    out: list[str] = []
    for part in parts:
        if isinstance(part, Printed):
            rows = [[part.caption, *[""] * (len(part.rows[0]) - 1)]] if part.caption else []
            rows += [_merged(row) for row in part.header] + part.rows
            out += ["\n".join("\t".join(row) for row in rows), *(note.replace("*", "\\*") for note in part.notes)]
        else:
            out.append(f"{'#' * part.level} {part.text}" if isinstance(part, Headline) else part)
    path.write_text("\n\n".join(out) + "\n", encoding="utf-8")


def _write_md(path: Path, parts: list[Part]) -> None:
    out: list[str] = []
    for part in parts:
        if isinstance(part, Printed):
            lines = ["| " + " | ".join(_bars(cell) for cell in row) + " |" for row in [*part.header, *part.rows]]
            lines.insert(1, "|:---" + "|---:" * (len(part.rows[0]) - 1) + "|")
            out += [f"**{part.caption}**"] if part.caption else []
            out += ["\n".join(lines), *(note.replace("*", "\\*") for note in part.notes)]
        else:
            out.append(f"{'#' * part.level} {part.text}" if isinstance(part, Headline) else part)
    path.write_text("\n\n".join(out) + "\n", encoding="utf-8")


def page(parts: list[Part]) -> str:
    """The report as a page."""
    out = ["<!doctype html><html lang=en><head><title>Report</title><style>", _STYLE, "</style></head><body>"]
    for part in parts:
        if isinstance(part, Headline):
            out.append(f"<h{part.level}>{html.escape(part.text)}</h{part.level}>")
        elif isinstance(part, str):
            out.append(f"<p>{html.escape(part)}</p>")
        else:
            out += ["<table>", f"<caption>{html.escape(part.caption)}</caption>" if part.caption else "", "<thead>"]
            out += ["<tr>" + _html_header(row) + "</tr>" for row in part.header]
            out += ["</thead><tbody>", *("<tr>" + _html_row(row) + "</tr>" for row in part.rows), "</tbody></table>"]
            out += [f"<p>{html.escape(note)}</p>" for note in part.notes]
    return "\n".join([*out, "</body></html>"])


_STYLE = "table {border-collapse: collapse; margin: 1em 0} td, th {border: 1px solid #888; padding: 3px 6px}"


def _write_html(path: Path, parts: list[Part]) -> None:
    path.write_text(page(parts), encoding="utf-8")


def _write_pdf(path: Path, parts: list[Part]) -> None:
    import weasyprint

    weasyprint.HTML(string=page(parts)).write_pdf(path)


def sheet_rows(parts: list[Part]) -> list[list[str]]:
    """The report as the rows of one sheet, blank rows between its parts."""
    rows: list[list[str]] = []
    for part in parts:
        if isinstance(part, Printed):
            rows += [[part.caption]] if part.caption else []
            rows += [*(_merged(row) for row in part.header), *part.rows, *([note] for note in part.notes)]
        else:
            rows.append([part.text if isinstance(part, Headline) else part])
        rows.append([])
    return rows


def _write_csv(path: Path, parts: list[Part]) -> None:
    import csv

    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(sheet_rows(parts))


def _write_xlsx(path: Path, parts: list[Part]) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    for number, row in enumerate(sheet_rows(parts), start=1):
        for column, text in enumerate(row, start=1):
            value, code = typed(text)
            if value != "":
                book.active.cell(number, column, value).number_format = code
    book.save(path)


def typed(text: str) -> tuple[str | float, str]:
    """Value and number format of a cell as an office would type it."""
    bare = re.fullmatch(r"(-?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(%?)", text)
    bracketed = re.fullmatch(r"\((\d+)(\.\d+)?\)", text)
    if bracketed:
        zeros = "0" + ("." + "0" * (len(bracketed[2]) - 1) if bracketed[2] else "")
        return -float(text[1:-1]), f"{zeros};({zeros})"
    if not bare or (bare[2][0] == "0" and len(bare[2]) > 1) or len(bare[2]) > 9 or text.startswith("-0"):
        return text, "General"
    digits = "#,##0" if "," in bare[2] else "0"
    code = digits + ("." + "0" * (len(bare[3]) - 1) if bare[3] else "") + bare[4]
    value = float(text.rstrip("%").replace(",", "")) / (100 if bare[4] else 1)
    return value, code


def _write_ods(path: Path, parts: list[Part]) -> None:
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableCell, TableRow
    from odf.text import P

    book = OpenDocumentSpreadsheet()
    table = Table(name="Sheet1")
    for row in sheet_rows(parts):
        line = TableRow()
        for text in row:
            value, _code = typed(text)
            kind = {"valuetype": "string"} if isinstance(value, str) else {"valuetype": "float", "value": str(value)}
            cell = TableCell(**kind) if text else TableCell()
            if text:
                cell.addElement(P(text=text))
            line.addElement(cell)
        table.addElement(line)
    book.spreadsheet.addElement(table)
    book.save(str(path))


def _write_docx(path: Path, parts: list[Part]) -> None:
    import docx

    document = docx.Document()
    for part in parts:
        if isinstance(part, Headline):
            document.add_heading(part.text, part.level)
        elif isinstance(part, str):
            document.add_paragraph(part)
        else:
            if part.caption:
                document.add_paragraph(part.caption, style="Caption")
            table = document.add_table(len(part.all_rows), len(part.rows[0]))
            for number, row in enumerate(part.all_rows):
                for column, text in enumerate(row):
                    if number < len(part.header) and column and text and text == row[column - 1]:
                        table.cell(number, column - 1).merge(table.cell(number, column))
                    else:
                        table.cell(number, column).text = text
            for note in part.notes:
                document.add_paragraph(note)
    document.save(str(path))


def _merged(row: list[str]) -> list[str]:
    return ["" if at and text == row[at - 1] else text for at, text in enumerate(row)]


def _bars(text: str) -> str:
    return re.sub(r"([|*_`\[<\\])", r"\\\1", text)


def _html_header(row: list[str]) -> str:
    cells: list[tuple[str, int]] = []
    for text in row:
        if cells and text and cells[-1][0] == text:
            cells[-1] = (text, cells[-1][1] + 1)
        else:
            cells.append((text, 1))
    return "".join(
        f"<th{f' colspan={across}' if across > 1 else ''}>{html.escape(text)}</th>" for text, across in cells
    )


def _html_row(row: list[str]) -> str:
    head, *rest = (html.escape(cell) for cell in row)
    return f"<th scope=row>{head}</th>" + "".join(f"<td>{cell}</td>" for cell in rest)


_WRITERS: dict[str, Callable[[Path, list[Part]], None]] = {
    "txt": _write_txt,
    "md": _write_md,
    "html": _write_html,
    "csv": _write_csv,
    "ods": _write_ods,
    "xlsx": _write_xlsx,
    "docx": _write_docx,
    "pdf": _write_pdf,
}
