"""`python -m counterpart` is the `counterpart` command."""

from counterpart.cli.main import main

if __name__ == "__main__":
    main()
