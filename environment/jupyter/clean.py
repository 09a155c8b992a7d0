"""HTML of a notebook without what could run, ask, or dress up the page around it: as Jupyter shows a notebook it does not trust.

Bleach decides: what is not listed here does not pass. Elements whose text is no prose (scripts, style sheets) are taken out with
their text before that, for Bleach takes away a tag and leaves the text.
"""

import re

import bs4
from bleach.css_sanitizer import CSSSanitizer
from bleach.sanitizer import Cleaner

TAGS = ["a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "col", "colgroup", "dd", "del", "details", "dfn", "div",
        "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark",
        "ol", "p", "pre", "q", "s", "samp", "small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot",
        "th", "thead", "tr", "tt", "u", "ul", "var", "wbr"]
EVERYWHERE = ["align", "class", "dir", "id", "lang", "style", "title", "valign"]
ATTRIBUTES = {"a": ["href"], "img": ["alt", "src", "width", "height"], "td": ["colspan", "rowspan"],
              "th": ["colspan", "rowspan", "scope"], "col": ["span"], "colgroup": ["span"], "ol": ["start", "type"],
              "details": ["open"], "table": ["border"]}
PROPERTIES = ["align-items", "background", "background-color", "border", "border-bottom", "border-collapse", "border-color",
              "border-left", "border-radius", "border-right", "border-spacing", "border-style", "border-top", "border-width",
              "caption-side", "color", "display", "flex", "flex-direction", "flex-wrap", "float", "font", "font-family",
              "font-size", "font-style", "font-variant", "font-variant-numeric", "font-weight", "gap", "grid-template-columns",
              "height", "justify-content", "letter-spacing", "line-height", "list-style", "margin", "margin-bottom", "margin-left",
              "margin-right", "margin-top", "max-height", "max-width", "min-height", "min-width", "opacity", "overflow",
              "overflow-x", "overflow-y", "padding", "padding-bottom", "padding-left", "padding-right", "padding-top",
              "text-align", "text-decoration", "text-indent", "text-transform", "vertical-align", "white-space", "width",
              "word-break", "word-spacing"]
WORDLESS = ["script", "style", "noscript", "template", "textarea", "select", "iframe", "object", "embed", "svg", "math", "title", "head",
            "xmp", "noembed", "noframes", "plaintext", "canvas", "audio", "video", "applet"]
FOUND = re.compile(rf"<\s*({'|'.join(WORDLESS)})\b", re.IGNORECASE)
PICTURE = re.compile(r"data:image/(png|jpeg|gif|webp|svg\+xml|bmp)[;,]", re.IGNORECASE)
LINK = re.compile(r"(https?:|mailto:|#|[^:]*$)", re.IGNORECASE)


def passes(tag, name, value):
    """Whether an attribute stays: pictures are data, links lead somewhere and are not programs."""
    if name == "src":
        return tag == "img" and PICTURE.match(value) is not None
    if name == "href":
        return tag == "a" and LINK.match(re.sub(r"[\x00-\x20]", "", value)) is not None
    return name in EVERYWHERE or name in ATTRIBUTES.get(tag, [])


class Styles(CSSSanitizer):
    """Styles of an element: listed properties, and none that would fetch a file."""

    def sanitize_css(self, style):
        kept = super().sanitize_css(style)
        return "" if re.search(r"url\s*\(|image-set|\\", kept, re.IGNORECASE) else kept


CLEANER = Cleaner(tags=TAGS, attributes=passes, protocols=["http", "https", "mailto", "data"], strip=True, strip_comments=True,
                  css_sanitizer=Styles(allowed_css_properties=PROPERTIES))


def html(text):
    """The text with only what passes."""
    if FOUND.search(text):
        soup = bs4.BeautifulSoup(text, "html.parser")
        for element in soup(WORDLESS):
            element.decompose()
        text = str(soup)
    return CLEANER.clean(text)
