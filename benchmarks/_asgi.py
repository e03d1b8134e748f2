"""The site as ASGI, for the comparison only."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "counterpart.config.settings")

application = get_asgi_application()
