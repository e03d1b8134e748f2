"""Fields that somebody types into."""

import pytest

from counterpart.base import forms
from tests.unit.base.forms.filling import fill


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("  Ann   Smith ", "Ann Smith"), ("Zoë", "Zoë"), ("<b>Ann</b> 😀", "<b>Ann</b> 😀"), ("a\nb", "a b")],
)
def test_a_line_of_text_is_tidied_and_kept(typed, kept):
    assert fill(forms.TextField(label="Full name"), typed).value == kept


def test_an_empty_answer_is_asked_for_by_its_name():
    assert fill(forms.TextField(label="Full name"), "  ").error == "Enter full name"
    assert fill(forms.TextField(label="What was taken?"), "").error == "Enter your answer"
    assert fill(forms.TextField(label="Name", called="your full name"), "").error == "Enter your full name"
    assert fill(forms.TextField(label="Name", errors={"required": "Tell us who"}), "").error == "Tell us who"


def test_an_optional_answer_comes_back_empty():
    assert fill(forms.TextField(label="Name", required=False), None).value == ""


def test_a_text_that_is_too_long_names_the_limit_and_the_length():
    result = fill(forms.TextField(label="Full name", limit=200), "a" * 1_000_000)
    assert result.error == "Full name must be 200 characters or fewer. You have entered 1,000,000"


@pytest.mark.parametrize("bad", ["a\x00b", "a\x1bb", "a\ud800b", "a\u202eb", "\u2066a"])
def test_characters_that_cannot_be_kept_are_an_error_and_still_shown(bad):
    result = fill(forms.TextField(label="Full name"), bad)
    assert result.error.startswith("Full name includes hidden characters that cannot be kept")
    result.html.encode()
    assert "a" in result.html


def test_marks_of_right_to_left_scripts_are_kept_in_words():
    assert fill(forms.TextField(label="Name"), "שלום\u200f!").value == "שלום\u200f!"


def test_long_text_keeps_its_lines_and_shows_its_first_line_end_again():
    field = forms.LongTextField(label="What happened")
    assert fill(field, "one\r\n\r\ntwo ").value == "one\n\ntwo"
    assert ">\n\none" in fill(field, "\none").html


def test_long_text_inside_a_radio_is_not_indented():
    class Report(forms.Form):
        known = forms.YesNoField(label="Known?", reveals_if_yes=["story"])
        story = forms.LongTextField(label="Story")

    form = Report({"known": "yes", "story": "one\ntwo"})
    assert ">one\ntwo</textarea>" in form.components


@pytest.mark.parametrize("typed", ["ann@example.com", " ann@example.com\u200b ", "a.b+c@shop.co.uk"])
def test_email_addresses(typed):
    assert fill(forms.EmailField(label="Email address"), typed).value == typed.strip("\u200b ")


@pytest.mark.parametrize("typed", ["ann", "ann@", "@example.com", "a b@example.com", "<ann@example.com>"])
def test_email_addresses_of_the_wrong_shape(typed):
    error = "Enter an email address in the correct format, like name@example.com"
    assert fill(forms.EmailField(label="Email address"), typed).error == error


@pytest.mark.parametrize("typed", ["01632 960 001", "+44 (0)808 157 0192", "07700900982", "01632 960001 ext 12"])
def test_phone_numbers(typed):
    assert fill(forms.PhoneField(label="Phone number"), f"\u202d{typed}\u202c").value == typed


@pytest.mark.parametrize("typed", ["0163", "call me", "07700 900 982 or 983 984 985 986", "-" * 20])
def test_phone_numbers_of_the_wrong_shape(typed):
    assert fill(forms.PhoneField(label="Phone number"), typed).error.startswith("Enter a phone number, like")


@pytest.mark.parametrize("typed", ["NR1 3JU", "nr13ju", " N R 1 3 j u", "NR1-3JU"])
def test_postcodes_come_back_in_one_form(typed):
    assert fill(forms.PostcodeField(label="Postcode"), typed).value == "NR1 3JU"


@pytest.mark.parametrize("typed", ["NR1", "12345", "NR1 3JUX", "É"])
def test_postcodes_of_the_wrong_shape(typed):
    assert fill(forms.PostcodeField(label="Postcode"), typed).error == "Enter a full UK postcode, like NR1 3JU"


def test_plates_are_never_refused_for_their_shape():
    assert fill(forms.PlateField(label="Plate"), "ab12 cde").value == "AB12 CDE"
    assert fill(forms.PlateField(label="Plate"), "w-xy 999").value == "W-XY 999"


def test_a_password_comes_back_as_typed_and_is_never_shown():
    result = fill(forms.PasswordField(label="Password"), "  Pass word ")
    assert result.value == "  Pass word "
    assert "Pass word" not in result.html


def test_a_hidden_value_is_escaped():
    assert 'value="&#34;&gt;"' in fill(forms.HiddenField(), '">').html


def test_markup_is_shown_as_it_was_typed():
    html = fill(forms.TextField(label="Name", limit=3), '"><script>alert(1)</script>').html
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_inputs_tell_browsers_and_keyboards_what_they_hold():
    html = fill(forms.EmailField(label="Email address"), "").html
    assert 'type="email"' in html
    assert 'autocomplete="email"' in html
    assert 'spellcheck="false"' in html


def test_a_line_end_counts_once_as_on_the_page():
    assert fill(forms.LongTextField(label="Story", limit=3), "a\r\nb").value == "a\nb"
