"""Who may answer a suggestion: nobody who asked for it, and nobody who has answered the same question before."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from counterpart.links.models import Link, LinkReview

# Of the same pair while both records said the same: one question, however often it is put.
_QUESTION = ("left", "right", "left_digest", "right_digest")


def barred(person: int) -> Q:
    """Links that the person may not answer."""
    same = {f"link__{name}": OuterRef(name) for name in _QUESTION}
    return Q(suggested_by=person) | Q(Exists(LinkReview.objects.filter(reviewed_by=person, **same)))


def why_barred(link: Link, person: int) -> str:
    """Why the person may not answer, in words; empty where they may."""
    if link.suggested_by_id == person:
        return _("You suggested this link: two other people must answer")
    if LinkReview.objects.filter(link__in=_same(link), reviewed_by=person).exists():
        return _("You have answered before: somebody else must")
    return ""


def is_open(link: Link) -> bool:
    """Whether this pair waits for answers, by this suggestion or a later one."""
    return Link.objects.waiting().filter(left=link.left_id, right=link.right_id).exists()


def _same(link: Link) -> QuerySet[Link]:
    same: QuerySet[Link] = Link.objects.filter(**{name: getattr(link, name) for name in _QUESTION})
    return same
