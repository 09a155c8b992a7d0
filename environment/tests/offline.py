"""Checks that a page asks the network for nothing: offline.py PAGE ... prints what it found; exit code 1 if anything."""

import html.parser
import pathlib
import re
import sys

LOADING = {"src", "srcset", "data", "poster", "background", "action", "formaction", "manifest"}
REMOTE = re.compile(r"^\s*(https?:|ftp:|wss?:|//)", re.IGNORECASE)
STYLED = re.compile(r"@import\s+[\"']?(?!data:)[^;]*|url\(\s*[\"']?(?!data:|#)[^)]*\)", re.IGNORECASE)


class Page(html.parser.HTMLParser):
    """Collects what a browser would fetch: attributes that load, styles, and pages without a policy that forbids it."""

    def __init__(self, text):
        super().__init__()
        self.found = []
        self.policy = False
        self.in_style = False
        self.feed(text)
        if not self.policy:
            self.found.append("no Content-Security-Policy with default-src 'none'")

    def handle_starttag(self, tag, attrs):
        attributes = {name: value or "" for name, value in attrs}
        self.in_style = tag == "style"
        if tag == "meta" and attributes.get("http-equiv", "").lower() == "content-security-policy":
            self.policy = "default-src 'none'" in attributes.get("content", "")
        for name, value in attributes.items():
            remote = any(REMOTE.match(part) for part in (value.split(",") if name == "srcset" else [value]))
            if (name in LOADING or (tag == "link" and name == "href") or name == "xlink:href" and tag != "a") and remote:
                self.found.append(f"<{tag} {name}={value[:80]!r}>")
            if name == "style":
                self.look(value)

    def handle_data(self, data):
        if self.in_style:
            self.look(data)

    def handle_endtag(self, tag):
        self.in_style = False

    def look(self, style):
        self.found += [f"style: {match.group(0)[:80]}" for match in STYLED.finditer(style)]


def main(paths):
    bad = 0
    for path in paths:
        found = Page(pathlib.Path(path).read_text(encoding="utf-8")).found
        for what in found:
            print(f"{path}: {what}")
        bad += bool(found)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
