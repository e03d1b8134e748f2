"""Who a request is from, and what the default is."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import ResolverMatch

from counterpart.accounts.access import public, requires, signed_in
from counterpart.accounts.middleware import DefaultClosed
from counterpart.accounts.permissions import Permission
from counterpart.base.actors import Actor


def asked(view, actor, path="/somewhere", method="get"):
    """The middleware's answer to a request for `view`; None where it lets the request pass."""
    request = getattr(RequestFactory(), method)(path)
    request.actor, request.roles = actor, []
    request.resolver_match = ResolverMatch(view, (), {}, url_name="somewhere")
    return DefaultClosed(lambda request: HttpResponse()).process_view(request, view, [], {})


def view(request):
    return HttpResponse()


def test_a_view_without_a_rule_refuses_even_the_administrator(people):
    with pytest.raises(PermissionDenied):
        asked(view, people.grace.actor)


def test_nobody_is_sent_to_sign_in_and_comes_back(people):
    response = asked(signed_in(lambda request: None), people.nobody, "/reports?page=2")
    assert (response.status_code, response.url) == (302, "/sign-in/?next=/reports%3Fpage%3D2")


def test_a_form_sent_by_nobody_does_not_become_an_address(people):
    response = asked(signed_in(lambda request: None), people.nobody, "/reports/send", method="post")
    assert response.url == "/sign-in/?next=/"


def test_a_public_view_lets_everybody_pass(people):
    assert asked(public("a reason")(lambda request: None), people.nobody) is None


def test_a_permission_lets_its_holders_pass_and_nobody_else(people):
    rule = requires(Permission.CASE_WORK)(lambda request: None)
    assert asked(rule, people.alice.actor) is None
    with pytest.raises(PermissionDenied):
        asked(rule, people.priya.actor)


def test_a_person_without_a_role_may_do_nothing(people):
    with pytest.raises(PermissionDenied):
        asked(requires(Permission.CASE_WORK)(lambda request: None), Actor(name="Robin", person_id=1))
