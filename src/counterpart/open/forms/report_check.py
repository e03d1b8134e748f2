"""The form that takes a published report."""

from django.utils.translation import gettext_lazy as _

from counterpart.base import forms

KINDS = (".txt", ".md", ".html", ".csv", ".tsv", ".ods", ".xlsx", ".docx", ".pdf")


class ReportCheckForm(forms.Form):
    """One report, in any form that reports are published in."""

    report = forms.FileField(
        label=_("Upload a report"),
        hint=_("PDF, Word, Excel, OpenDocument, CSV, HTML, Markdown or plain text, up to 4.5 MB"),
        called=_("a report to check"),
        label_size="m",
        kinds=KINDS,
    )
