"""The command `courant`: one module a subcommand, each with `HELP`, `add_arguments` and `run`."""
