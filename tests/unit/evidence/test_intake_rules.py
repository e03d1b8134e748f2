import pytest

from counterpart.evidence.errors import TooMuch
from counterpart.evidence.intake_rules import Sent, check_limits
from counterpart.evidence.tickets import Ticket

LIMITS = Ticket(None, None, None, None, most_files=2, most_bytes=1000, expires_at=None)  # type: ignore[arg-type]


def test_what_fits_may_come():
    check_limits(Sent(files=1, bytes=900), LIMITS, length=100)


@pytest.mark.parametrize(("sent", "length"), [(Sent(2, 0), 1), (Sent(1, 900), 101)])
def test_what_does_not_fit_is_refused(sent, length):
    with pytest.raises(TooMuch):
        check_limits(sent, LIMITS, length=length)
