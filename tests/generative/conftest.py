"""How property-based tests run: without deadlines, because a busy machine is no finding."""

from hypothesis import HealthCheck, settings

settings.register_profile("counterpart", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("counterpart")
