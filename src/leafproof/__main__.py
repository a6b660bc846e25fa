"""`python -m leafproof` is the command `leafproof`."""

from leafproof.cli.main import run

if __name__ == "__main__":
    run()
