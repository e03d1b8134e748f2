"""Laws of links that hold whatever the records."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from counterpart.core.linkage import clusters
from counterpart.core.linkage.comparing import Index, compare
from counterpart.core.linkage.folding import fold
from counterpart.core.linkage.model import shipped

KEYS = st.sampled_from("abcdefghij")
PAIRS = st.lists(st.tuples(KEYS, KEYS).filter(lambda pair: pair[0] != pair[1]), max_size=14)
NAMES = st.sampled_from(["Ivan Zhivkov", "Иван Живков", "Vanya Jivkov", "John Smith", "SMITH, Jon", "Anna", ""])
PEOPLE = st.fixed_dictionaries(
    {
        "name": NAMES,
        "date_of_birth": st.sampled_from([None, "1990-02-03", "1990-03-02", "1991-02-03"]),
        "postcode": st.sampled_from([None, "NR1 3QQ", "NR1 3QA", "IP1 1AA"]),
        "phone": st.sampled_from([None, "07700 900111", "07700 900112"]),
    }
)


@given(PAIRS)
def test_a_bridge_is_what_takes_a_cluster_apart_and_no_other_link_does(pairs: list[tuple[str, str]]) -> None:
    for cluster in clusters.of(pairs):
        for link in cluster.links:
            parts = clusters.without(cluster, link)
            assert parts.left | parts.right == cluster.members
            assert bool(parts.right) == (link in cluster.bridges)


@given(PAIRS, st.tuples(KEYS, KEYS).filter(lambda pair: pair[0] != pair[1]))
def test_a_further_link_never_parts_what_was_together(pairs: list[tuple[str, str]], more: tuple[str, str]) -> None:
    after = clusters.of([*pairs, more])

    for cluster in clusters.of(pairs):
        assert any(cluster.members <= each.members for each in after)


@given(PAIRS)
def test_clusters_do_not_depend_on_the_order_of_links(pairs: list[tuple[str, str]]) -> None:
    assert clusters.of(pairs) == clusters.of(reversed(pairs))


@given(st.text(max_size=20))
def test_folding_gives_small_letters_and_digits_and_no_rest(text: str) -> None:
    folded = fold(text)

    assert all("a" <= each <= "z" or "0" <= each <= "9" for each in folded)
    assert not any(one == other for one, other in pairwise(folded))


@given(PEOPLE, PEOPLE)
def test_two_records_weigh_the_same_whichever_comes_first(one: dict, other: dict) -> None:
    model = shipped("people")

    there, back = compare(model, one, other), compare(model, other, one)

    assert there.probability == back.probability
    assert [each.words for each in there.reasons] == [each.words for each in back.reasons]


@settings(max_examples=60, deadline=None)
@given(st.lists(PEOPLE, min_size=1, max_size=8), PEOPLE)
def test_the_index_says_of_each_record_what_comparing_the_two_says(held: list[dict], asked: dict) -> None:
    index = Index(shipped("people"))
    index.add_many((str(place), record) for place, record in enumerate(held))

    for match in index.search(asked, at_least=0.0).matches:
        alone = compare(index.model, asked, held[int(match.key)], key=match.key)
        assert alone == match
