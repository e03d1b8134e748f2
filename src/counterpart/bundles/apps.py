from django.apps import AppConfig


class BundlesConfig(AppConfig):
    name = "counterpart.bundles"
    label = "bundles"
