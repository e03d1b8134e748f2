from django.apps import AppConfig


class LinksConfig(AppConfig):
    name = "counterpart.links"
    label = "links"
