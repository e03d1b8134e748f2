"""The layouts, their strictness, and the pages of errors."""

from datetime import UTC, datetime

import jinja2
import pytest
from django.contrib.messages.storage.cookie import CookieStorage
from django.template import engines
from django.test import RequestFactory

from counterpart.base import error_pages, navigation
from counterpart.base.actors import Actor
from counterpart.base.components.theme import style_sheet
from counterpart.base.forms import Form, TextField

NOW = datetime(2026, 6, 3, 13, 5, tzinfo=UTC)


@pytest.fixture
def request_of_nobody():
    request = RequestFactory().get("/reports/")
    request.actor, request.at, request._messages = Actor.nobody(), NOW, CookieStorage(request)
    return request


def rendered(source, request, **context):
    return engines["jinja2"].from_string(source).render(context, request)


def page(inner, layout="base/layout.html"):
    title = "{% block page_title %}Reports{% endblock %}"
    return f"{{% extends '{layout}' %}}{title}{{% block content %}}{inner}{{% endblock %}}"


@pytest.mark.parametrize("layout", ["base/layout.html", "base/wide.html"])
def test_a_page_carries_what_every_page_needs(request_of_nobody, layout):
    html = rendered(page("<h1>Reports</h1>", layout), request_of_nobody)
    assert '<html lang="en-gb"' in html
    assert "<title>Reports – Counterpart</title>" in html
    assert 'href="#main-content"' in html
    assert "always call 999" in html
    assert "style=" not in html
    assert "<script>" not in html


def test_an_error_is_said_first_in_the_title_and_in_the_summary(request_of_nobody):
    class Name(Form):
        name = TextField(label="Name")

    html = rendered(page("{{ form.name.component }}"), request_of_nobody, form=Name({}))
    assert "<title>Error: Reports – Counterpart</title>" in html
    assert html.count("There is a problem") == 1


def test_simulated_data_is_said_on_every_page_of_a_demo(request_of_nobody, settings):
    settings.DEMO = True
    assert "Everything here is simulated" in rendered(page("x"), request_of_nobody)
    settings.DEMO = False
    assert "simulated" not in rendered(page("x"), request_of_nobody)


def test_messages_are_banners_that_are_escaped(request_of_nobody):
    request_of_nobody._messages.add(25, "Saved <b>it</b>")
    html = rendered(page("x"), request_of_nobody)
    assert "Saved &lt;b&gt;it" in html
    assert "govuk-notification-banner--success" in html


def test_our_own_templates_are_strict(request_of_nobody):
    with pytest.raises(jinja2.UndefinedError, match="nothing_of_the_kind"):
        rendered("{{ nothing_of_the_kind }}", request_of_nobody)


def test_a_page_without_a_title_is_refused(request_of_nobody):
    with pytest.raises(jinja2.TemplateRuntimeError, match="page_title"):
        rendered("{% extends 'base/layout.html' %}{% block content %}{% endblock %}", request_of_nobody)


def test_macros_of_the_design_system_need_no_import_and_may_have_one(request_of_nobody):
    assert "govuk-tag" in rendered("{{ govukTag({'text': 'New'}) }}", request_of_nobody)
    path = "govuk_frontend_jinja/components/tag/macro.html"
    imported = "{% from '" + path + "' import govukTag %}{{ govukTag({'text': 'New'}) }}"
    assert "govuk-tag" in rendered(imported, request_of_nobody)


def test_moments_are_filtered_by_the_clock_of_the_request(request_of_nobody):
    source = "{{ at | local_time }}; {{ at | relative }}; {{ 1250 | pounds }}; {{ 2 | plural('report') }}"
    assert rendered(source, request_of_nobody, at=NOW) == "3 June 2026, 2:05pm; now; £12.50; 2 reports"


def test_links_fit_the_actor_and_say_where_one_is(request_of_nobody, monkeypatch):
    monkeypatch.setattr(navigation, "_items", {})
    monkeypatch.setattr(navigation, "reverse", lambda name: f"/{name}/")
    item = navigation.NavigationItem
    navigation.add(
        item("Secret", "secret", shown_to=lambda actor: actor.is_signed_in),
        item("Later", "later", shown_to=lambda _: True, place=90),
        item("Reports", "reports", shown_to=lambda _: True, place=10),
    )
    links = navigation.items_for(request_of_nobody)
    assert [link["text"] for link in links] == ["Reports", "Later"]
    assert [link["current"] for link in links] == [True, False]


@pytest.mark.parametrize(
    ("view", "status", "words"),
    [
        (error_pages.bad_request, 400, "Nothing was saved"),
        (error_pages.permission_denied, 403, "You cannot see this page"),
        (error_pages.form_expired, 403, "Your answers were not saved"),
        (error_pages.not_found, 404, "Page not found"),
        (error_pages.too_large, 413, "Nothing on this page was saved"),
        (error_pages.too_many_requests, 429, "Too many attempts"),
        (error_pages.server_error, 500, "The fault is ours"),
    ],
)
def test_pages_of_errors_stand_without_actor_or_session(view, status, words):
    response = view(RequestFactory().get("/x"))
    assert response.status_code == status
    assert words in response.text
    assert "call 999 now" in response.text


def test_the_style_sheet_of_the_colour():
    assert "--cp-colour: #12436d;" in style_sheet("#12436d")
    assert "--govuk-brand-colour: #12436d;" in style_sheet("#12436d")
