import pytest

from counterpart.base.classification import Sensitivity, as_markdown, classified, every_field


class Paper:
    """Stands in for a model; only the attribute matters here."""


def test_fields_are_named_under_their_sensitivity():
    model = classified(personal="name email", plain="size")(type("Letter", (Paper,), {}))
    assert model.classification == {
        "name": Sensitivity.PERSONAL,
        "email": Sensitivity.PERSONAL,
        "size": Sensitivity.PLAIN,
    }


def test_a_child_keeps_what_its_parent_declares():
    parent = classified(plain="created_at")(type("Letter", (Paper,), {}))
    child = classified(special="health")(type("Note", (parent,), {}))
    assert child.classification == {"created_at": Sensitivity.PLAIN, "health": Sensitivity.SPECIAL}
    assert parent.classification == {"created_at": Sensitivity.PLAIN}


def test_a_field_is_declared_once():
    with pytest.raises(ValueError, match="name is declared twice: personal and plain"):
        classified(personal="name", plain="name")


def test_an_unknown_sensitivity_is_refused():
    with pytest.raises(ValueError, match="private"):
        classified(private="name")


def test_keys_are_links_without_being_named():
    found = {entry.field: entry.sensitivity for entry in every_field() if entry.model == "base.AuditLeaf"}
    assert (found["id"], found["seal"], found["digest"]) == ("link", "link", "plain")


def test_the_reference_page_leaves_out_what_says_nothing_about_people():
    page = as_markdown()
    assert "| base.AuditEvent | actor_name | personal |" in page
    assert "AuditLeaf" not in page
