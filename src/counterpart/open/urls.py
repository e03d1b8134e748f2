"""What everybody can reach, and everybody's own account."""

from django.urls import path

from counterpart.open.views import health

app_name = "open"

urlpatterns = [
    path("health", health.health, name="health"),
]
