"""Fields that somebody chooses from, and what a choice reveals."""

import pytest

from counterpart.base import forms
from tests.unit.base.forms.filling import fill

COLOURS = (forms.Option("red", "Red", hint="like a rose"), forms.Option("blue", "Blue"))


class Contact(forms.Form):
    how = forms.RadiosField(
        label="How should we contact you?",
        options=[
            forms.Option("email", "Email", reveals=("email",)),
            forms.Option("phone", "Phone", reveals=("phone", "slot")),
            forms.Option("none", "No contact", divider="or"),
        ],
    )
    email = forms.EmailField(label="Email address")
    phone = forms.PhoneField(label="Phone number")
    slot = forms.YesNoField(label="At a set time?", reveals_if_yes=["when"])
    when = forms.TimeField(label="Time")


def test_one_of_a_few():
    assert fill(forms.RadiosField(label="Colour", options=COLOURS), "red").value == "red"
    assert fill(forms.RadiosField(label="Colour", options=[(1, "One")]), "1").value == 1
    assert fill(forms.RadiosField(label="Colour", options=COLOURS, required=False)).value is None
    assert fill(forms.RadiosField(label="Colour", options=COLOURS)).error == "Select colour"


def test_an_unknown_choice_is_an_error():
    for field in (forms.RadiosField, forms.CheckboxesField, forms.SelectField):
        for sent in ("green", "\x00", "<b>", "x" * 1_000_000):
            assert fill(field(label="Colour", options=COLOURS), sent).error == "Select colour from the list"


def test_yes_or_no():
    assert fill(forms.YesNoField(label="CCTV?"), "yes").value is True
    assert fill(forms.YesNoField(label="CCTV?"), "no").value is False
    assert fill(forms.YesNoField(label="CCTV?", required=False)).value is None
    assert fill(forms.YesNoField(label="CCTV?")).error == "Select yes or no"


def test_an_initial_answer_is_checked():
    class Cctv(forms.Form):
        cctv = forms.YesNoField(label="CCTV?")

    html = Cctv(initial={"cctv": False})["cctv"].component
    assert 'value="no" checked' in html
    assert 'value="yes" checked' not in html


def test_any_number_of_a_few_comes_back_in_the_order_of_the_options():
    assert fill(forms.CheckboxesField(label="Colours", options=COLOURS), "blue", "red").value == ["red", "blue"]
    assert fill(forms.CheckboxesField(label="Colours", options=COLOURS, required=False)).value == []


def test_a_single_tick():
    assert fill(forms.TickField(label="I agree"), "yes").value is True
    assert fill(forms.TickField(label="I agree", required=False)).value is False
    assert fill(forms.TickField(label="I agree", called="that you agree")).error == "Select that you agree"


def test_few_premises_are_radios_and_many_are_a_list():
    def shops(count):
        return [forms.Option(number, f"Shop {number}", hint="1 High Street") for number in range(count)]

    few = fill(forms.PremisesField(label="Which?", options=shops(6)), "3")
    many = fill(forms.PremisesField(label="Which?", options=shops(7)), "3")
    assert few.value == many.value == 3
    assert 'type="radio"' in few.html
    assert "<select" in many.html
    assert "Shop 3, 1 High Street" in many.html


def test_only_the_fields_behind_the_chosen_option_are_asked():
    form = Contact({"how": "email", "email": "ann@example.com", "phone": "rubbish"})
    assert form.is_valid()
    assert form.cleaned_data == {
        "how": "email", "email": "ann@example.com", "phone": None, "slot": None, "when": None,
    }  # fmt: skip


def test_fields_behind_fields_are_asked_in_turn():
    form = Contact({"how": "phone", "phone": "07700 900 982", "slot": "yes"})
    assert list(form.errors) == ["when"]
    assert Contact({"how": "none", "slot": "yes"}).is_valid()


def test_a_revealed_field_stands_inside_its_option_only():
    html = Contact().components
    assert html.count('id="id_email"') == 1
    assert html.index('id="conditional-id_how"') < html.index('id="id_email"')
    assert 'govuk-radios__divider">or<' in html.replace("\n", "")


def test_the_summary_links_each_error_to_its_field():
    summary = Contact({"how": "email", "email": "x"}).error_summary
    assert "There is a problem" in summary
    assert '<a href="#id_email">Enter an email address' in summary
    assert Contact().error_summary == ""


def test_a_choice_as_buttons_that_send_the_page():
    class What(forms.Form):
        what = forms.RadiosField(label="What happened?", options=COLOURS, errors={"required": "Select what happened"})

    html = What({}, initial={"what": "red"})["what"].buttons
    assert html.count('type="submit" name="what"') == 2
    assert "Select what happened" in html
    assert 'id="id_what"' in html
    assert "chosen before" in What(initial={"what": "red"})["what"].buttons


def test_only_options_can_be_buttons():
    class Name(forms.Form):
        name = forms.TextField(label="Name")

    with pytest.raises(TypeError, match="TextField has no options"):
        _ = Name()["name"].buttons
