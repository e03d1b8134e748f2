from django.apps import AppConfig

from counterpart.base import navigation
from counterpart.base.actors import Actor
from counterpart.base.navigation import NavigationItem


class DeskConfig(AppConfig):
    """The police desk."""

    name = "counterpart.desk"
    label = "desk"

    def ready(self) -> None:
        navigation.add(
            NavigationItem("My day", "desk:my_day", shown_to=lambda actor: actor.may("case_work"), place=5),
            NavigationItem("Queue", "desk:queue", shown_to=lambda actor: actor.may("case_read"), place=10),
            NavigationItem("Diary", "desk:diary", shown_to=lambda actor: actor.may("case_read"), place=20),
            NavigationItem("Cameras", "desk_footage:cameras", lambda actor: actor.may("footage_request"), place=25),
            NavigationItem("Images", "desk_images:register", lambda actor: actor.may("image_read"), place=25),
            NavigationItem("Searches", "desk_searches:searches", lambda actor: actor.may("search_run"), place=27),
            NavigationItem("Links", "desk_links:links", lambda actor: actor.may("link_read"), place=28),
            NavigationItem("Places", "desk_hotspots:hotspots", lambda actor: actor.may("hotspot_read"), place=28),
            NavigationItem("Series", "desk_series:list", lambda actor: actor.may("series_read"), place=29),
            NavigationItem("Oversight", "desk:oversight", shown_to=lambda actor: actor.may("desk_oversee"), place=30),
            NavigationItem("Quality", "desk:quality", shown_to=lambda actor: actor.may("case_review"), place=40),
            NavigationItem("Dashboards", "desk_dashboards:start", _may_read_figures, place=45),
            NavigationItem("Statements", "desk_statements:overview", _may_read_figures, place=50),
            NavigationItem("Crime data", "desk_statements:crime_data", _may_read_figures, place=52),
            NavigationItem("Organisations", "desk_management:organisations", _may_manage, place=60),
            NavigationItem("Agreements", "desk_agreements:agreements", _may_agree, place=65),
            NavigationItem("Audit", "desk_management:audit", lambda actor: actor.may("audit_read"), place=70),
            NavigationItem("Operations", "desk_management:operations", _may_operate, place=80),
        )


def _may_read_figures(actor: Actor) -> bool:
    return actor.may("figures_read")


def _may_manage(actor: Actor) -> bool:
    return actor.may("organisation_manage")


def _may_operate(actor: Actor) -> bool:
    return actor.may("operations_manage")


def _may_agree(actor: Actor) -> bool:
    return actor.may("agreement_manage")
