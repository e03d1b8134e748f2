from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "counterpart.evidence"
    label = "evidence"
