"""The exported page: whole in itself, with charts and mathematics; and the check that says so."""

import pathlib
import sys
import unittest

import nbformat.v4 as v4

ENVIRONMENT = pathlib.Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ENVIRONMENT / "jupyter"), str(ENVIRONMENT / "tests")]

import offline  # noqa: E402
import pages  # noqa: E402
import trust  # noqa: E402

CHART = {pages.PLOTLY: {"data": [{"y": [1, None, 2], "name": "</script><b>"}], "layout": {"width": 700, "height": 300}},
         "image/png": "iVBORw0KGgo=", "text/plain": "capacity"}


def page(*cells):
    return pages.html(v4.new_notebook(cells=list(cells)), "name", "/")


def shows(data):
    return v4.new_code_cell("x", outputs=[v4.new_output("display_data", data=data)])


class Page(unittest.TestCase):

    def test_nothing_is_fetched(self):
        text = page(v4.new_markdown_cell("# Load $\\gamma$\n\n[paper](https://example.org)"), shows(data=CHART), shows(data=CHART))
        self.assertEqual([], offline.Page(text).found)
        self.assertFalse("<script src" in text or "require.min.js" in text)

    def test_plotly_and_katex_come_once_and_only_when_needed(self):
        plain = page(v4.new_markdown_cell("# Plain"))
        self.assertLess(len(plain), 100_000)
        whole = page(v4.new_markdown_cell("$x$"), shows(data=CHART), shows(data=CHART))
        self.assertEqual(1, whole.count("* plotly.js v2.35"))
        self.assertEqual(2, whole.count('<figure class="chart">'))
        self.assertEqual(0, whole.count("url(fonts/"))
        self.assertLess(len(whole), 7_000_000)

    def test_a_chart_is_data_with_its_picture(self):
        text = page(shows(data=CHART))
        self.assertIn('src="data:image/png;base64,iVBORw0KGgo="', text)
        self.assertIn("\\u003c/script\\u003e\\u003cb\\u003e", text)

    def test_html_before_text_and_text_escaped(self):
        text = page(shows(data={"text/html": "<b>bold</b>", "text/plain": "plain"}), shows(data={"text/plain": "<i>"}))
        self.assertIn("<b>bold</b>", text)
        self.assertEqual(0, text.count(">plain<"))
        self.assertIn("&lt;i&gt;", text)

    def test_title(self):
        self.assertIn("<title>Capacity &amp; Z</title>", page(v4.new_markdown_cell("text\n# Capacity & $Z$")))
        self.assertIn("<title>name</title>", page())


class Offline(unittest.TestCase):

    def found(self, body):
        return offline.Page("<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'\">" + body).found

    def test_requests_are_found(self):
        for body in ('<img src="https://x/y.png">', '<script src="//x/y.js"></script>', '<link rel="stylesheet" href="http://x">',
                     '<style>@import "https://x";</style>', "<style>a { background: url(http://x) }</style>",
                     '<p style="background: url(\'http://x\')">', '<img srcset="a.png, https://x/b.png 2x">',
                     '<svg><image xlink:href="https://x/y.png"/></svg>'):
            self.assertEqual(1, len(self.found(body)), body)

    def test_links_and_data_are_not(self):
        for body in ('<a href="https://x">x</a>', '<img src="data:image/png;base64,AA">', "<script>'https://x'</script>",
                     "<style>a { src: url(data:font/woff2;base64,AA) }</style>"):
            self.assertEqual([], self.found(body), body)

    def test_a_page_without_a_policy_is_found(self):
        self.assertEqual(1, len(offline.Page("<p>").found))


class Trust(unittest.TestCase):

    def test_scripts_are_not_signed(self):
        for mime, text in (("text/html", "<script>1</script>"), ("text/html", '<img src="x" onerror="1">'),
                           ("text/html", '<a href="javascript:1">'), ("application/javascript", "1"),
                           ("image/svg+xml", "<svg onload='1'>")):
            self.assertTrue(trust.scripted(v4.new_notebook(cells=[shows(data={mime: text})])), text)

    def test_ours_are(self):
        self.assertFalse(trust.scripted(v4.new_notebook(cells=[shows(data=CHART), shows(
            data={"text/html": '<div style="width:40%">convention = one</div>'})])))


if __name__ == "__main__":
    unittest.main()
