"""What outputs say of their origin: size and seed, which library and JVM computed them, and when."""

import copy

from source import VERDICTS

STATED = ("size", "seed", "licence")  # the rest of an origin may differ between two runs that find the same numbers


def settle(notebook, before):
    """Takes the origin over from `before` where no output differs: the date is that of the numbers, not of the last run."""
    if outputs(notebook) == outputs(before):
        for cell, earlier in zip(code(notebook), code(before)):
            if any(is_table(output) for output in cell.outputs):
                cell.outputs = copy.deepcopy(earlier.outputs)


def outputs(notebook):
    """The outputs of all code cells, without what differs between two runs that find the same numbers."""
    return [[plain(output) for output in cell.outputs] for cell in code(notebook)]


def plain(output):
    if not is_table(output):
        return output
    return {"type": output.output_type, "rows": output.data[VERDICTS],
            "stated": {name: value for name, value in origin(output).items() if name in STATED}}


def line(notebook):
    """One line for the notebook's page; empty where no table states its origin."""
    for cell in code(notebook):
        for output in cell.outputs:
            made = origin(output) if is_table(output) else {}
            if {"size", "version", "commit", "jvm", "date"} <= made.keys():
                seed = f", seed {made['seed']}" if "seed" in made else ""
                licence = f" · {made['licence']}" if "licence" in made else ""
                return (f"{made['size']} size{seed} · Engram {made['version']} (commit {made['commit']}), {made['jvm']} · "
                        f"numbers of {made['date']}{licence}")
    return ""


def code(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def is_table(output):
    return VERDICTS in output.get("data", {})


def origin(output):
    made = output.get("metadata", {}).get(VERDICTS, {})
    return made if isinstance(made, dict) else {}
