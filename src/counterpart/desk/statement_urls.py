"""Addresses of statements and of the data that they are made from, each with its rule."""

from django.urls import path

from counterpart.accounts.access import requires
from counterpart.accounts.permissions import Permission
from counterpart.desk.views import crime_data, drafts, statements

app_name = "desk_statements"

reads = requires(Permission.FIGURES_READ)
drafting = requires(Permission.STATEMENT_DRAFT)
checks = requires(Permission.STATEMENT_CHECK)
publishes = requires(Permission.STATEMENT_PUBLISH)
loading = requires(Permission.CRIME_DATA_LOAD)
DRAFT = "statements/drafts/<int:draft_id>/"
VERSION = "statements/versions/<int:version_id>/"

urlpatterns = [
    path("statements/", reads(statements.overview), name="overview"),
    path("statements/begin/", drafting(statements.begin), name="begin"),
    path(DRAFT, reads(drafts.draft), name="draft"),
    path(DRAFT + "words/", drafting(drafts.words), name="words"),
    path(DRAFT + "calculate/", drafting(drafts.recalculate), name="recalculate"),
    path(DRAFT + "submit/", drafting(drafts.submit), name="submit"),
    path(DRAFT + "drop/", drafting(drafts.drop), name="drop"),
    path(DRAFT + "check/", checks(drafts.check), name="check"),
    path(DRAFT + "publish/", publishes(drafts.publish), name="publish"),
    path(VERSION, reads(statements.version), name="version"),
    path(VERSION + "download/<slug:code>/", reads(statements.download), name="download"),
    path(VERSION + "compare/<int:other_id>/", reads(statements.compare), name="compare"),
    path(VERSION + "correct/", drafting(statements.correct), name="correct"),
    path(VERSION + "withdraw/", publishes(statements.withdraw), name="withdraw"),
    path("crime-data/", reads(crime_data.overview), name="crime_data"),
    path("crime-data/send/", loading(crime_data.send), name="send"),
    path("crime-data/loads/<int:load_id>/", reads(crime_data.load), name="load"),
]
