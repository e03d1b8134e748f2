"""Every component is whole, described as it is, and in the gallery."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.contrib.messages.storage.cookie import CookieStorage
from django.template import engines
from django.test import RequestFactory

from counterpart.base.actors import Actor
from counterpart.base.components.gallery import gallery
from counterpart.base.components.registry import FOLDER, components

FOLDERS = sorted(path for path in FOLDER.iterdir() if path.is_dir() and not path.name.startswith("__"))
IMPORTS = Path(__file__).parents[4] / "frontend/styles/components.css"


def asked(method="get", data=None):
    request = getattr(RequestFactory(), method)("/components/", data)
    request.actor, request.at = Actor.nobody(), datetime(2026, 6, 3, 13, 5, tzinfo=UTC)
    request._messages = CookieStorage(request)
    return gallery(request).text


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_folder_has_the_same_contents(folder):
    assert {path.name for path in folder.iterdir()} == {"macro.html", "component.yaml", "style.css"}
    assert f"components/{folder.name}/style.css" in IMPORTS.read_text()


def test_every_folder_is_a_component_in_the_gallery():
    page = asked()
    assert [component.name for component in components()] == [folder.name for folder in FOLDERS]
    for component in components():
        assert f'id="{component.name}"' in page
        assert all(example.title in page for example in component.examples)


@pytest.mark.parametrize("component", components(), ids=lambda component: component.name)
def test_the_options_are_those_of_the_macro(component):
    template = engines["jinja2"].env.get_template(f"components/{component.name}/macro.html")
    assert list(getattr(template.module, component.name).arguments) == list(component.options)


@pytest.mark.parametrize("component", components(), ids=lambda component: component.name)
def test_an_unknown_option_is_an_error(component):
    with pytest.raises(TypeError):
        engines["jinja2"].env.globals["ui"][component.name](nothing_of_the_kind=1)


def test_there_is_no_component_without_a_folder():
    with pytest.raises(AttributeError, match="no component called 'nothing'"):
        _ = engines["jinja2"].env.globals["ui"].nothing


def test_the_gallery_shows_errors_and_keeps_what_was_typed():
    page = asked("post", {"text": "<b>Ann</b>", "email": "ann", "money": "12,5"})
    assert "There is a problem" in page
    assert "&lt;b&gt;Ann&lt;/b&gt;" in page
    assert 'value="12,5"' in page


def test_nothing_in_the_gallery_needs_an_inline_style_or_script():
    page = asked()
    assert " style=" not in page
    assert "<script>" not in page
    assert " onclick" not in page
