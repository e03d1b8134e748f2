"""What a camera's clock showed, and what time it was."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from counterpart.base.forms import DayField, Form, SelectField, TextField
from counterpart.desk.forms.evidence_fields import ClockField

LONDON = "Europe/London"
# What a recorder is set to; one that nobody ever puts forward stays on Greenwich time, which is UTC.
ZONES = [(LONDON, "UK time, which goes forward in summer"), ("UTC", "Greenwich time all year, or UTC")]


class ClockForm(Form):
    """`camera_at`, `true_at` and `starts_at` are the moments that were typed, in UTC."""

    true_day = DayField(label="Day of the check", called="the day of the check", tense="past", initial="today")
    camera_time = ClockField(
        label="What the camera's clock showed", called="what the camera's clock showed", hint="Like 14:07:30"
    )
    camera_day = DayField(
        label="Its date, if it showed another day (optional)", called="the camera's date", required=False
    )
    true_time = ClockField(label="The true time", called="the true time", hint="Like 14:05:20")
    zone = SelectField(
        label="What is the camera's clock set to?",
        called="what the camera's clock is set to",
        options=ZONES,
        initial=LONDON,
    )
    how = TextField(
        label="How was it checked?",
        called="how it was checked",
        hint="Like: against the speaking clock, by telephone with the manager",
        limit=300,
    )
    starts_day = DayField(
        label="Date in the picture at the start (optional)", called="the date in the picture", required=False
    )
    starts_time = ClockField(
        label="Time in the picture at the start (optional)",
        called="the time in the picture",
        hint="The clock in the first picture of the recording. The player then shows both times.",
        required=False,
    )

    @property
    def camera_at(self) -> datetime:
        told = self.cleaned_data
        return _moment(told["camera_day"] or told["true_day"], told["camera_time"], told["zone"])

    @property
    def true_at(self) -> datetime:
        return _moment(self.cleaned_data["true_day"], self.cleaned_data["true_time"], LONDON)

    @property
    def starts_at(self) -> datetime | None:
        day, clock = self.cleaned_data["starts_day"], self.cleaned_data["starts_time"]
        return _moment(day, clock, self.cleaned_data["zone"]) if day and clock else None


def _moment(day: date, clock: time, zone: str) -> datetime:
    """The moment at which a clock set to `zone` shows this; the first of two where the clocks went back."""
    return datetime.combine(day, clock, tzinfo=ZoneInfo(zone)).astimezone(UTC)
