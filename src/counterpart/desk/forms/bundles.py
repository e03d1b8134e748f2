"""Making a bundle."""

from counterpart.base.forms import Form, LongTextField, RadiosField


class BundleForm(Form):
    why = LongTextField(
        label="What is it for?",
        hint="This stands in the bundle and in the account of every file that goes into it.",
        called="what it is for",
        limit=500,
        rows=2,
    )
    holds = RadiosField(
        label="What goes into it?",
        hint="Files that are held apart get .held behind their names, so that nothing starts them by itself. "
        "Infected ones, and those that are not scanned yet, stay out.",
        called="what goes into it",
        options=[("files", "Everything, with the files"), ("hashes", "Everything, but only the hashes of files")],
    )
