"""Runs every benchmark, or those that are named: `python -m benchmarks servers`."""

import sys
from importlib import import_module
from pkgutil import iter_modules

import benchmarks

NAMES = [module.name for module in iter_modules(benchmarks.__path__) if not module.name.startswith("_")]


def main() -> None:
    chosen = sys.argv[1:] or NAMES
    unknown = sorted(set(chosen) - set(NAMES))
    if unknown:
        sys.exit(f"No such benchmark: {', '.join(unknown)}. There are: {', '.join(NAMES)}")
    for name in chosen:
        module = import_module(f"benchmarks.{name}")
        print(f"\n{name}: {(module.__doc__ or '').splitlines()[0]}")
        module.main()


if __name__ == "__main__":
    main()
