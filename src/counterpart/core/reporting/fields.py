"""The records of the question table: pages, fields, choices."""

from dataclasses import dataclass, field

from counterpart.core.conditions import ALWAYS, Condition, Look

KINDS = frozenset(
    {
        "radios",
        "select",
        "yes_no",
        "text",
        "textarea",
        "email",
        "phone",
        "postcode",
        "vrm",
        "integer",
        "money",
        "date",
        "datetime",
        "premises",
        "slot",
        "group",
    }
)
CHOICE_KINDS = frozenset({"radios", "select", "yes_no"})
TEXT_KINDS = frozenset({"text", "textarea", "email", "phone", "postcode", "vrm"})


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One answer to choose; a yes_no question's values are the texts true and false."""

    value: str
    label: str
    hint: str = ""
    offered_when: Condition = ALWAYS


@dataclass(frozen=True, kw_only=True)
class Field:
    """One question of a page.

    `name` is the dotted path of the answer in the report's JSON, or within a group the key in the
    entry. `asked_when` shows it within its page; a path that starts with a dot looks at the same
    entry of the group. Lengths are in characters, money in pence, `width` in characters shown.
    """

    name: str
    kind: str
    label: str
    hint: str = ""
    choices: tuple[Choice, ...] = ()
    required: bool = False
    asked_when: Condition = ALWAYS
    missing: str = ""
    max_length: int = 0
    minimum: int | None = None
    maximum: int | None = None
    prefix: str = ""
    width: int = 0
    autocomplete: str = ""
    most: int = 1
    add_label: str = ""
    fields: tuple["Field", ...] = ()

    @property
    def short_label(self) -> str:
        """Return the label as it stands within a sentence or a summary list."""
        return self.label.removesuffix(" (optional)")

    @property
    def too_long(self) -> str:
        """Return what to say when the text is longer than the limit."""
        return f"{self.short_label.rstrip('?')} must be {self.max_length:,} characters or fewer"

    @property
    def out_of_range(self) -> str:
        """Return what to say when the number is beyond its limits."""
        low, high = (self._shown(limit) for limit in (self.minimum, self.maximum))
        return f"{self.short_label.rstrip('?')} must be between {low} and {high}"

    def choices_for(self, look: Look) -> tuple[Choice, ...]:
        """Return the choices offered for these answers."""
        return tuple(choice for choice in self.choices if choice.offered_when.holds(look))

    def _shown(self, limit: int | None) -> str:
        pounds = self.kind == "money"
        return f"£{(limit or 0) // 100:,}" if pounds else f"{limit or 0:,}"


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page: one thing at a time.

    `buttons` says that the page is a single choice with nothing beside it, so that a door may
    show each choice as a button that answers and moves on at once. `prefilled` says that the door
    fills the answers from what it knows about the person, so they stay when it is not asked.
    """

    key: str
    title: str
    summary: str
    hint: str = ""
    buttons: bool = False
    prefilled: bool = False
    asked_when: Condition = ALWAYS
    fields: tuple[Field, ...] = field(default=())
