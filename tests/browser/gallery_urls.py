"""The site's addresses, and the gallery as a demo has it."""

from django.urls import path

from counterpart.accounts.access import public
from counterpart.base.components.gallery import gallery
from counterpart.config.urls import handler400, handler403, handler404, handler500, urlpatterns

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

urlpatterns = [*urlpatterns, path("components/", public("Shows components")(gallery))]
