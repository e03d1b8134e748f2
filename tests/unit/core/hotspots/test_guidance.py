"""What a business can do: the table, and what of it fits."""

from counterpart.core.hotspots.guidance import advice_for, guidance
from counterpart.crimes.models import WhatHappened
from counterpart.partners.models import PremisesType


def test_every_measure_is_for_kinds_and_premises_that_exist():
    for each in guidance():
        assert each.kinds <= {*WhatHappened.values}, each.code
        assert each.premises <= {*PremisesType.values}, each.code


def test_every_kind_at_every_premises_has_an_answer_of_its_own_or_the_common_one():
    for premises in PremisesType.values:
        for kind in WhatHappened.values:
            assert advice_for([kind], premises, 5), (kind, premises)


def test_what_answers_the_kind_comes_first():
    codes = [each.code for each in advice_for(["burglary"], "shop", 5)]
    assert codes == ["shutters-alarm", "survey", "no-cash", "lighting", "cameras"]
    assert {each.code for each in advice_for(["making_off"], "forecourt", 5)} >= {"forecourt", "report"}


def test_the_kind_that_is_named_first_is_answered_first():
    codes = [each.code for each in advice_for(["burglary", "theft"], "shop", 5)]
    assert codes == ["shutters-alarm", "survey", "no-cash", "lighting", "stock-placement"]


def test_nothing_reported_leaves_what_is_for_any():
    assert [each.code for each in advice_for((), "farm", 5)] == ["cameras", "report"]


def test_every_measure_names_its_source():
    assert {each.mark for each in guidance()} == {"S0", "S1", "S2", "S3", "U"}
    assert all(each.source for each in guidance())
