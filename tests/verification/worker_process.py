"""A real worker process for the tests: quick to look for work and to take another for dead."""

from datetime import timedelta

import django

if __name__ == "__main__":
    django.setup()

    from counterpart.base.jobs.worker import Worker

    worker = Worker(lease=timedelta(seconds=2), pause=0.05)
    worker.stop_on_signals()
    worker.run()
