"""Fields that take a file."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from counterpart.base.forms import FileField, Form


def sent(field, *files):
    form_class = type("OneField", (Form,), {"report": field})
    return form_class({}, MultiValueDict({"report": list(files)}))


def file(name="report.csv", content=b"a,b\n1,2\n"):
    return SimpleUploadedFile(name, content)


def test_a_file_comes_back():
    form = sent(FileField(label="Report"), file())
    assert form.is_valid()
    assert form.cleaned_data["report"].read() == b"a,b\n1,2\n"


def test_several_files_come_back_as_a_list():
    form = sent(FileField(label="Reports", several=True), file("a.csv"), file("b.csv"))
    assert form.is_valid()
    assert [one.name for one in form.cleaned_data["report"]] == ["a.csv", "b.csv"]


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ([], "Select report"),
        ([file("leer.csv", b"")], "The file leer.csv is empty. Select one that holds something"),
        ([file("gross.csv", b"x" * 150_001)], "The file gross.csv is 0.2 MB. The largest that can be taken is 0.1 MB"),
    ],
)
@pytest.mark.parametrize("several", [False, True])
def test_what_is_wrong_is_said_in_words(files, words, several):
    form = sent(FileField(label="Report", most_bytes=100_000, several=several), *files)
    assert form.errors["report"] == [words]


def test_no_file_is_fine_where_none_is_needed():
    form = sent(FileField(label="Report", required=False))
    assert form.is_valid()
    assert form.cleaned_data["report"] is None


def test_the_component_names_the_kinds():
    html = str(sent(FileField(label="Report", kinds=(".csv", ".ods")), file())["report"].component)
    assert 'type="file"' in html
    assert 'accept=".csv,.ods"' in html
    assert "govuk-file-upload" in html
