"""The `counterpart` command: parsing, one call, printing.

One file for each group of commands. A command calls `django_ready()` and only then imports what it needs, because
models cannot be imported before; so `--help` works on a machine where nothing is set up yet.
"""
