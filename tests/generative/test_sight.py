"""What a camera sees: the polygon against the distance and the bearing of each point, anywhere in Britain."""

from math import atan2, cos, degrees, pi, radians, sin

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from shapely import Point

from counterpart.core.geography.drawn import AreaError, circle, read_area, square_metres, to_document
from counterpart.core.geography.ground import Ground
from counterpart.core.geography.sight import ALL_ROUND, FURTHEST, Sight

LONGITUDE, LATITUDE = st.floats(-8, 2), st.floats(49, 61)
BEARING = st.integers(0, 359)
WIDTH = st.integers(1, ALL_ROUND)
REACH = st.integers(1, FURTHEST)
SIGHT = st.builds(Sight, LONGITUDE, LATITUDE, BEARING, WIDTH, REACH)
NUMBERS = st.floats(allow_nan=True, allow_infinity=True) | st.integers() | st.text(max_size=3) | st.none()


def off_axis(sight: Sight, bearing: float) -> float:
    """Degrees between a direction and the middle of what is seen."""
    return abs((bearing - sight.bearing + 180) % 360 - 180)


@given(sight=SIGHT, metres=st.floats(0.1, FURTHEST * 1.5), bearing=st.floats(0, 360))
def test_a_point_is_seen_when_it_is_near_and_in_front(sight: Sight, metres: float, bearing: float) -> None:
    edge = abs(off_axis(sight, bearing) - sight.width / 2)
    assume(sight.width == ALL_ROUND or edge > 0.1)
    assume(not 0.998 < metres / sight.reach_metres < 1.001)
    point = Point(Ground(sight.longitude, sight.latitude).away(metres, bearing))
    in_front = sight.width == ALL_ROUND or off_axis(sight, bearing) < sight.width / 2
    assert sight.polygon.covers(point) == (in_front and metres < sight.reach_metres)


@given(sight=SIGHT)
def test_the_ground_seen_is_the_slice_of_a_circle(sight: Sight) -> None:
    exact = pi * sight.reach_metres**2 * sight.width / ALL_ROUND
    assert sight.polygon.is_valid
    assert square_metres(sight.polygon) == pytest.approx(exact, rel=0.005)


@given(sight=SIGHT, radius=st.integers(1, 800), metres=st.floats(0, 1200), bearing=st.floats(0, 360))
def test_what_a_camera_touches_stays_touched_when_it_sees_more(
    sight: Sight, radius: int, metres: float, bearing: float
) -> None:
    area = circle(*Ground(sight.longitude, sight.latitude).away(metres, bearing), radius)
    further = Sight(sight.longitude, sight.latitude, sight.bearing, sight.width, FURTHEST)
    wider = Sight(sight.longitude, sight.latitude, sight.bearing, ALL_ROUND, sight.reach_metres)
    if sight.touches(area):
        assert further.touches(area)
        assert wider.touches(area)
    if metres < radius * 0.99:
        assert sight.touches(area), "it stands in the area"
    if metres > radius + sight.reach_metres:
        assert not sight.touches(area)


@given(longitude=LONGITUDE, latitude=LATITUDE, metres=st.floats(0.01, 2000), bearing=st.floats(0, 359.99))
def test_there_and_back_is_the_same_way(longitude: float, latitude: float, metres: float, bearing: float) -> None:
    ground = Ground(longitude, latitude)
    position = ground.away(metres, bearing)
    east, north = ground.to_metres(position)
    assert ground.distance(position) == pytest.approx(metres, rel=1e-5, abs=1e-4)
    assert (east, north) == pytest.approx(
        (metres * sin(radians(bearing)), metres * cos(radians(bearing))), rel=1e-4, abs=1e-4
    )
    back = Ground(*position).distance((longitude, latitude))
    assert back == pytest.approx(metres, rel=2e-3, abs=1e-4)
    assert metres < 1 or abs((degrees(atan2(east, north)) - bearing + 180) % 360 - 180) < 0.01


@given(longitude=LONGITUDE, latitude=LATITUDE, radius=st.integers(5, 2000))
def test_a_drawn_area_comes_back_as_it_was(longitude: float, latitude: float, radius: int) -> None:
    area = circle(longitude, latitude, radius)
    again = read_area(to_document(area))
    assert square_metres(again) == pytest.approx(square_metres(area), rel=0.1 if radius < 20 else 0.01)
    assert to_document(again) == to_document(area)


@given(
    st.recursive(NUMBERS, lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=12), inner))
    | st.fixed_dictionaries(
        {"type": st.just("Polygon"), "coordinates": st.lists(st.lists(st.lists(NUMBERS, max_size=3)), max_size=2)}
    )
)
def test_whatever_a_page_sends_is_an_area_or_a_refusal(document: object) -> None:
    try:
        area = read_area(document)
    except AreaError:
        return
    assert area.is_valid
    assert square_metres(area) > 0


@given(numbers=st.tuples(*[st.floats()] * 5))
def test_a_sight_of_any_numbers_is_sound_or_refused(numbers: tuple[float, float, float, float, float]) -> None:
    try:
        sight = Sight(*numbers)
    except ValueError:
        return
    assert 0 < sight.width <= ALL_ROUND
    assert 0 < sight.reach_metres <= FURTHEST
