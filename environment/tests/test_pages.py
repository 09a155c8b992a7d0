"""The exported page: whole in itself, with charts and mathematics; and the check that says so."""

import base64
import hashlib
import html.parser
import pathlib
import re
import sys
import unittest

import nbformat.v4 as v4

ENVIRONMENT = pathlib.Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ENVIRONMENT / "jupyter"), str(ENVIRONMENT / "tests")]

import clean  # noqa: E402
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
        self.assertEqual(2, whole.count('<figure class="chart" data-chart>'))
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


ATTACKS = ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", '<a href="javascript:alert(1)">x</a>',
           '<a href="Java\tScript:alert(1)">x</a>', '<a href="data:text/html,<script>alert(1)</script>">x</a>',
           '<iframe srcdoc="<script>alert(1)</script>"></iframe>', "<style>body { display: none }</style>",
           '<form action="https://x"><input name=a><button formaction="javascript:alert(1)">go</button></form>',
           "<svg onload=alert(1)><script>alert(1)</script></svg>", '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
           '<math href="javascript:alert(1)">x</math>', '<p style="position:fixed;background:url(https://x)">x</p>',
           '<noscript><p title="</noscript><img src=x onerror=alert(1)>">', '<meta http-equiv=refresh content="0;url=https://x">',
           '<base href="https://x">', '<link rel=stylesheet href="https://x">', '<object data="https://x"></object>',
           "<details open ontoggle=alert(1)>x</details>", "<scr<script>ipt>alert(1)</scr</script>ipt>",
           '<img src="https://x/pixel.png">', '<div id="x" name="getElementById">x</div>',
           '<figure class="chart" data-chart><script type="application/json">{}</script></figure>',
           '<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>', "<!--<img src=x onerror=alert(1)>-->",
           '<table background="https://x"><tr><td>x</td></tr></table>', "<body onload=alert(1)>", "<video><source onerror=alert(1)></video>"]


class Dangers(html.parser.HTMLParser):
    """Everything in a page that could run, ask or restyle."""

    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        if tag in ("script", "style", "iframe", "form", "input", "button", "object", "embed", "svg", "math", "base", "link", "video"):
            self.found.append(tag)
        for name, value in attrs:
            if name.startswith("on") or name in ("name", "action", "formaction", "srcdoc", "background", "data-chart"):
                self.found.append(name)
            if name in ("href", "src") and re.match(r"\s*(javascript|data:text|https://x)", value or "", re.IGNORECASE):
                self.found.append(value)
            if name == "style" and re.search(r"url|position", value):
                self.found.append(value)


class Scripts(unittest.TestCase):
    """A page runs no script but ours."""

    def body(self, *cells):
        """The page below its head, without our own scripts at its end."""
        text = page(*cells)
        return text[text.index("<body>"):text.rindex("<script>")]

    def test_prose_and_outputs_are_cleaned(self):
        for attack in ATTACKS:
            found = Dangers(self.body(
                v4.new_markdown_cell("before\n\n" + attack + "\n\nafter"), v4.new_markdown_cell("in " + attack + " line"),
                shows(data={"text/markdown": attack}), shows(data={"text/html": attack}), shows(data={"text/latex": attack}),
                shows(data={"text/plain": attack}), v4.new_code_cell(attack), v4.new_raw_cell(attack),
                v4.new_code_cell("x", outputs=[v4.new_output("stream", text=attack)]),
                v4.new_code_cell("x", outputs=[v4.new_output("error", ename=attack, evalue=attack, traceback=[attack])]))).found
            self.assertEqual([], found, attack)

    def test_attributes_of_pictures(self):
        quote = '"><script>alert(1)</script>'
        for mime in ("image/png", "image/jpeg", "image/svg+xml"):
            self.assertEqual([], Dangers(self.body(shows(data={mime: quote, "text/plain": quote}))).found)
        self.assertEqual(1, page(v4.new_markdown_cell("# a</title><script>alert(1)</script>")).count("<script>"))

    def test_what_stays(self):
        for text in ('<h1 id="a">T<a class="anchor-link" href="#a">&#182;</a></h1>', '<a href="04-x.ipynb">x</a>',
                     '<a href="https://arxiv.org/abs/1">x</a>', '<img src="data:image/png;base64,AA" alt="x">',
                     '<code style="white-space:pre;background:none;">x</code>', "<sub>1</sub><sup>2</sup>",
                     '<div style="display:flex;align-items:center;gap:10px;max-width:720px;"><div style="flex:1;overflow:hidden;">1</div></div>',
                     '<table style="border-collapse:collapse;"><caption style="caption-side:top;">x</caption></table>'):
            self.assertEqual(text, clean.html(text))
        self.assertIn("$a &lt; b &amp; c$", self.body(v4.new_markdown_cell("$a < b & c$")))

    def test_the_policy_names_the_scripts_of_the_page_and_no_others(self):
        for cells in ([], [v4.new_markdown_cell("$x$")], [shows(data=CHART)]):
            text = page(*cells)
            policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text).group(1)
            allowed = re.search(r"script-src ([^;]*)", policy).group(1).split()
            hashes = ["'sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() + "'"
                      for script in re.findall(r"<script>(.*?)</script>", text, re.DOTALL)]
            self.assertEqual(hashes + (["'unsafe-eval'"] if cells and cells[0].cell_type == "code" else []), allowed)
            self.assertTrue(policy.startswith("default-src 'none'"))
            self.assertIn("base-uri 'none'; form-action 'none'", policy)

    def test_the_same_notebook_gives_the_same_bytes(self):
        self.assertEqual(page(v4.new_markdown_cell("$x$", id="a")), page(v4.new_markdown_cell("$x$", id="a")))


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
