from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "counterpart.desk"
    label = "desk"
