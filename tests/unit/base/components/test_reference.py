"""The reference of components is complete."""

from pathlib import Path

import pytest
from django.template import engines

from counterpart.base import forms, jinja
from counterpart.base.components.registry import components

REFERENCE = (Path(__file__).parents[4] / "docs/reference/components.md").read_text(encoding="utf-8")
OWN_GLOBALS = set(jinja._globals(engines["jinja2"].env)) - {"ui"}


@pytest.mark.parametrize("name", sorted(forms.__all__))
def test_every_field_is_in_the_reference(name):
    assert f"`{name}" in REFERENCE


@pytest.mark.parametrize("component", components(), ids=lambda component: component.name)
def test_every_component_is_in_the_reference(component):
    assert f"`ui.{component.name}`" in REFERENCE


@pytest.mark.parametrize("name", sorted(jinja._filters()))
def test_every_filter_is_in_the_reference(name):
    assert f"`{name}`" in REFERENCE


@pytest.mark.parametrize("name", sorted(OWN_GLOBALS))
def test_every_function_is_in_the_reference(name):
    assert f"`{name}" in REFERENCE
