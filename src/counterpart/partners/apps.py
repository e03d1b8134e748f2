from django.apps import AppConfig


class PartnersConfig(AppConfig):
    name = "counterpart.partners"
    label = "partners"
