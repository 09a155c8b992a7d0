"""What outputs say of their origin, and that it lasts as long as the numbers."""

import copy
import pathlib
import sys
import unittest

import nbformat.v4 as v4

ENVIRONMENT = pathlib.Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ENVIRONMENT / "jupyter"), str(ENVIRONMENT / "tests")]

import pages  # noqa: E402
import provenance  # noqa: E402
import sizes  # noqa: E402
import source  # noqa: E402

ORIGIN = {"size": "PAPER", "seed": 1982, "version": "0.1.0", "commit": "0123456789", "jvm": "OpenJDK 25", "date": "2026-11-25",
          "licence": "Apache-2.0"}


def notebook(*rows, text="42", **origin):
    """A notebook with a number and a paper-versus-here table; rows are (quantity, verdict)."""
    made = {**ORIGIN, **origin}
    data = {source.VERDICTS: [{"quantity": quantity, "source": "Fig. 1", "verdict": verdict} for quantity, verdict in rows],
            "text/plain": f"table of {made['date']}", "text/html": f"<b>table of {made['date']}</b>"}
    table = v4.new_output("execute_result", data=data, metadata={source.VERDICTS: made}, execution_count=2)
    number = v4.new_output("execute_result", data={"text/plain": text}, execution_count=1)
    return v4.new_notebook(cells=[v4.new_markdown_cell("# Title"), v4.new_code_cell("6 * 7", outputs=[number]),
                                  v4.new_code_cell("verdicts", outputs=[table])])


class Provenance(unittest.TestCase):

    def test_the_date_is_that_of_the_numbers(self):
        before = notebook(("slope", "agrees"))
        same = notebook(("slope", "agrees"), date="2027-01-01", commit="fedcba9876", jvm="OpenJDK 17")
        provenance.settle(same, before)
        self.assertEqual(before.cells[2].outputs, same.cells[2].outputs)
        for moved in (notebook(("slope", "close"), date="2027-01-01"), notebook(("slope", "agrees"), text="43", date="2027-01-01"),
                      notebook(("slope", "agrees"), size="QUICK", date="2027-01-01"),
                      notebook(("slope", "agrees"), seed=1, date="2027-01-01")):
            as_it_was = copy.deepcopy(moved)
            provenance.settle(moved, before)
            self.assertEqual(as_it_was, moved)

    def test_the_page_says_it(self):
        said = "PAPER size, seed 1982 · Engram 0.1.0 (commit 0123456789), OpenJDK 25 · numbers of 2026-11-25 · Apache-2.0"
        self.assertEqual(said, provenance.line(notebook(("slope", "agrees"))))
        self.assertIn(f'<footer class="made">{said}</footer>', pages.html(notebook(("slope", "agrees")), "name", "/"))
        self.assertIn("&lt;b&gt;", pages.html(notebook(("slope", "agrees"), jvm="<b>"), "name", "/").split('class="made"')[1])
        self.assertNotIn('class="made"', pages.html(v4.new_notebook(cells=[v4.new_code_cell("1")]), "name", "/"))


class Sizes(unittest.TestCase):

    def test_quick_says_what_paper_says_or_nothing(self):
        paper = notebook(("slope", "agrees"), ("offset", "differs"))
        quick = notebook(("slope", "agrees"), ("offset", "not judged at QUICK"), size="QUICK")
        self.assertEqual([], sizes.contradictions(quick, paper))
        quick = notebook(("slope", "differs"), ("another", "agrees"), ("offset", "differs"), size="QUICK")
        self.assertEqual(["slope: differs at QUICK, agrees at PAPER", "another: agrees at QUICK, not in the table at PAPER"],
                         sizes.contradictions(quick, paper))


if __name__ == "__main__":
    unittest.main()
