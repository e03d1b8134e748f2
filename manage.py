"""Django's own commands, for developers: `.venv/bin/python manage.py makemigrations`. Debug is on unless set."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("COUNTERPART_DEBUG", "1")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "counterpart.config.settings")
    execute_from_command_line(sys.argv)
