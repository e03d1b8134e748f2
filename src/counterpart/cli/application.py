"""What each process of the web server loads: the site, in a process that ends with the one that started it."""

from multiprocessing import parent_process

from counterpart.cli.running import end_with_parent
from counterpart.config.wsgi import application

__all__ = ["application"]

if parent := parent_process():
    end_with_parent(parent.pid or 0)
