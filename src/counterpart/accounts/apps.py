from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "counterpart.accounts"
    label = "accounts"
