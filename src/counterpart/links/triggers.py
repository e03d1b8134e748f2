"""What people said about links, the database itself refuses to change or delete."""

from counterpart.base.append_only import AppendOnly

SAID = AppendOnly(
    "links",
    "what was said about a link is append-only",
    {
        "links_linkreview": ("id = NEW.id", "link_id = NEW.link_id AND reviewed_by_id = NEW.reviewed_by_id"),
        "links_separation": (
            "id = NEW.id",
            "split = NEW.split AND left_id = NEW.left_id AND right_id = NEW.right_id",
        ),
    },
)
