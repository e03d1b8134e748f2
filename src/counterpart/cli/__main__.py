"""`python -m counterpart.cli` is the `counterpart` command."""

from counterpart.cli.main import main

if __name__ == "__main__":
    main()
