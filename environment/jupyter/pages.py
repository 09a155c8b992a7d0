"""A notebook as one self-contained HTML page: charts interactive, mathematics set, no request to the network."""

import base64
import hashlib
import pathlib
import re

import clean
import provenance
from nbconvert.exporters import HTMLExporter

ENVIRONMENT = pathlib.Path(__file__).resolve().parent.parent
TEMPLATES = ENVIRONMENT / "frontend" / "templates"
MODULES = ENVIRONMENT / "target" / "frontend" / "node_modules"
PLOTLY = "application/vnd.plotly.v1+json"


def html(notebook, name, folder):
    """The page of `notebook`; `name` is its title unless it has a heading, `folder` is where its relative images are."""
    styles, scripts = [], []
    template = TEMPLATES / "engram"
    if has_mathematics(notebook):
        katex = MODULES / "katex" / "dist"
        styles.append(katex_style(katex))
        scripts += [script(katex / "katex.min.js"), script(katex / "contrib" / "auto-render.min.js")]
    if has_charts(notebook):
        scripts.append(script(MODULES / "plotly.js-dist-min" / "plotly.min.js"))
    styles.append((template / "page.css").read_text(encoding="utf-8"))
    scripts.append(script(template / "page.js"))
    page = {"title": title(notebook, name), "styles": styles, "scripts": scripts, "policy": policy(scripts, has_charts(notebook)),
                                            "made": provenance.line(notebook)}
    resources = {"metadata": {"name": name, "path": str(folder)}}
    try:
        return rendered(notebook, page, resources, embed_images=True)
    except OSError:  # a picture that cannot be read, or a directory instead: its words stand in its place
        return rendered(notebook, page, resources, embed_images=False)


def rendered(notebook, page, resources, embed_images):
    exporter = HTMLExporter(template_name="engram", extra_template_basedirs=[str(TEMPLATES)], embed_images=embed_images)
    exporter.environment.filters["base64"] = lambda text: base64.b64encode(text.encode("utf-8")).decode("ascii")
    exporter.environment.filters["clean"] = clean.html
    exporter.environment.globals["page"] = page
    body, _ = exporter.from_notebook_node(notebook, resources)
    return body


def policy(scripts, charts):
    """The Content-Security-Policy: nothing is fetched, and no script runs but these, known by their hashes.

    Plotly draws charts in space with code that it makes itself, hence 'unsafe-eval' where there are charts. A page with
    WebAssembly would add its loader to `scripts`, its module as data to that loader, and 'wasm-unsafe-eval' here.
    """
    allowed = [f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'" for text in scripts]
    if charts:
        allowed.append("'unsafe-eval'")
    return "; ".join(["default-src 'none'", "img-src data: blob:", "font-src data:", "style-src 'unsafe-inline'",
                      f"script-src {' '.join(allowed)}", "base-uri 'none'", "form-action 'none'"])


def script(path):
    """A script's text, safe between <script> tags."""
    text = path.read_text(encoding="utf-8").replace("\r\n", "\n")
    return re.sub(r"</(?=script)", r"<\\/", text, flags=re.IGNORECASE)


def katex_style(katex):
    """KaTeX's style sheet with its fonts inside it."""

    def inline(match):
        font = base64.b64encode((katex / match.group(1)).read_bytes()).decode("ascii")
        return f'src:url(data:font/woff2;base64,{font}) format("woff2")'

    sheet = (katex / "katex.min.css").read_text(encoding="utf-8")
    return re.sub(r'src:url\(([^)]*\.woff2)\) format\("woff2"\)(?:,url\([^)]*\) format\("[a-z]+"\))*', inline, sheet)


def title(notebook, name):
    """The text of the first heading, or the file's name."""
    for cell in notebook.cells:
        heading = cell.cell_type == "markdown" and re.search(r"^#+\s+(.+)$", cell.source, re.MULTILINE)
        if heading:
            return re.sub(r"[*_`$]", "", heading.group(1)).strip()
    return name


def outputs(notebook):
    """Every output of every code cell."""
    return [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]


def has_charts(notebook):
    return any(PLOTLY in output.get("data", {}) for output in outputs(notebook))


def has_mathematics(notebook):
    prose = [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]
    prose += [output.data.get(mime, "") for output in outputs(notebook) if "data" in output
              for mime in ("text/markdown", "text/latex")]
    return any(re.search(r"\$|\\\(|\\\[|\\begin\{", text) for text in prose)
