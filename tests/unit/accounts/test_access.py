from counterpart.accounts.access import AccessRule, public, requires, rule_of, signed_in
from counterpart.accounts.permissions import Permission
from counterpart.base.actors import Actor

NOBODY = Actor.nobody()
SOMEBODY = Actor(name="Robin", person_id=1)
WORKER = Actor(name="Alice", person_id=2, permissions=frozenset({Permission.CASE_WORK}))


def test_each_rule_admits_exactly_its_people():
    admitted = {
        "public": (AccessRule(public=True), (True, True, True)),
        "signed in": (AccessRule(), (False, True, True)),
        "permission": (AccessRule(permission=Permission.CASE_WORK), (False, False, True)),
    }
    for rule, expected in admitted.values():
        assert tuple(rule.admits(actor) for actor in (NOBODY, SOMEBODY, WORKER)) == expected


def test_decorators_leave_their_rule_on_the_view():
    assert rule_of(lambda request: None) is None
    assert rule_of(public("a page")(lambda request: None)).reason == "a page"
    assert rule_of(signed_in(lambda request: None)) == AccessRule()
    assert rule_of(requires(Permission.CASE_READ)(lambda request: None)).permission == Permission.CASE_READ
