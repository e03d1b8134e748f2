from django.apps import AppConfig


class SearchesConfig(AppConfig):
    name = "counterpart.searches"
    label = "searches"
