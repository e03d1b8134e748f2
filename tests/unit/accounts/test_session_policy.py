from datetime import timedelta

from counterpart.accounts import session_policy


def test_who_reaches_police_records_is_signed_out_after_half_an_hour_away():
    limits = session_policy.limits_for(["force"])
    assert (limits.idle, limits.absolute) == (timedelta(minutes=30), timedelta(hours=12))
    assert session_policy.limits_for(["commissioner"]) == limits


def test_a_shop_stays_signed_in_for_a_shift():
    assert session_policy.limits_for(["business"]).idle == timedelta(hours=12)


def test_the_desks_limits_hold_for_somebody_who_works_for_both():
    assert session_policy.limits_for(["business", "force"]) == session_policy.limits_for(["force"])


def test_the_police_need_a_second_factor_where_the_setting_says_so(settings):
    settings.SECOND_FACTOR_REQUIRED = True
    assert session_policy.needs_second_factor(["business", "force"])
    assert not session_policy.needs_second_factor(["business", "partnership", "commissioner"])
    settings.SECOND_FACTOR_REQUIRED = False
    assert not session_policy.needs_second_factor(["force"])
