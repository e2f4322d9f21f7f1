"""What the site has beside the pages in docs: references that are generated, pages of modules, libraries of its own."""

import logging
import pathlib
import posixpath
import re
import subprocess

import yaml
from mkdocs.structure.files import File

ROOT = pathlib.Path(__file__).resolve().parent.parent
SCHEMA = "generated-models/src/main/schema/declarative_component_schema.yaml"
OUTSIDE = {
    "checkpoint/README.md": "modules/checkpoint.md",
    "templates/README.md": "modules/templates.md",
    "benchmarks/README.md": "modules/benchmarks.md",
    "it-tests/corpus/environments.md": "modules/environments.md",
}
LIBRARIES = {
    "assets/mermaid.min.js": "mermaid/package/dist/mermaid.min.js",
    "assets/iframe-worker.js": "iframe-worker/package/shim/index.js",
}
LINK = re.compile(r"(?<!!)\[([^\]]+)\]\(([^)\s:]+)\)")
log = logging.getLogger("mkdocs.hooks")


def on_files(files, config):
    pages = {page: (ROOT / source).read_text("utf-8") for source, page in OUTSIDE.items()}
    pages["reference/components.md"] = components(yaml.safe_load((ROOT / SCHEMA).read_text("utf-8")))
    pages["reference/commands.md"] = commands()
    for name, text in pages.items():
        files.append(File.generated(config, name, content=text))
    for uri, library in LIBRARIES.items():
        files.append(File.generated(config, uri, abs_src_path=str(ROOT / "target/site-tools" / library)))
    return files


def on_post_page(output, page, config):
    return with_own_shim(output, page.url)


def on_post_template(output, template_name, config):
    return with_own_shim(output, template_name)


def with_own_shim(output, url):
    """The theme would fetch what it searches with where pages are opened as files."""
    shim = posixpath.relpath("assets/iframe-worker.js", posixpath.dirname(url) or ".")
    return output.replace("https://unpkg.com/iframe-worker/shim", shim)


def on_page_markdown(markdown, page, config, files):
    """Links to files that are no pages become their names; those to pages of modules lead there."""
    here = next((source for source, uri in OUTSIDE.items() if uri == page.file.src_uri), "docs/" + page.file.src_uri)

    def linked(match):
        text, target = match.groups()
        path, _, anchor = target.partition("#")
        if not path:
            return match.group(0)
        source = posixpath.normpath(posixpath.join(posixpath.dirname(here), path))
        if page.file.src_uri.startswith("reference/"):
            return match.group(0)
        if not (ROOT / source).exists() and not source.startswith("docs/reference/"):
            log.warning("%s links to %s, which is not there", here, target)
            return text
        if source in ("docs/decisions", "docs/decisions/"):
            source = "docs/decisions/README.md"
        uri = OUTSIDE.get(source, source.removeprefix("docs/") if source.startswith("docs/") else None)
        if uri is None or files.get_file_from_path(uri) is None:
            return text if "`" in text else f"{text} (`{source}`)"
        relative = posixpath.relpath(uri, posixpath.dirname(page.file.src_uri) or ".")
        return f"[{text}]({relative}{'#' + anchor if anchor else ''})"

    parts = re.split(r"(^```.*?^```)", markdown, flags=re.M | re.S)
    return "".join(part if part.startswith("```") else LINK.sub(linked, part) for part in parts)


def commands():
    """What each command says of itself."""
    listing = help_of()
    names = re.findall(r"^  ([a-z][a-z-]+)(?:, [a-z-]+)*  ", listing.split("Commands:")[1], flags=re.M)
    parts = ["# Commands\n\nWhat `cairn COMMAND --help` prints.\n"]
    for name in names:
        parts.append(f"## cairn {name}\n\n```text\n{help_of(name)}\n```\n")
    return "\n".join(parts)


def help_of(*command):
    return subprocess.run([ROOT / "cairn", *command, "--help"], check=True, stdout=subprocess.PIPE, text=True).stdout.rstrip()


def components(schema):
    """A section for each definition of the component schema."""
    definitions = schema["definitions"]
    parts = [
        "# Components\n",
        f"All that a manifest may consist of, from the schema of the components (`{SCHEMA}`). "
        "`validate` and the author's page check manifests against it.\n",
        section("DeclarativeSource", schema, definitions),
    ]
    parts += [section(name, definitions[name], definitions) for name in sorted(definitions)]
    return "\n".join(parts)


def section(name, definition, definitions):
    text = [f"## {name}\n"]
    if definition.get("deprecated"):
        text.append("*Deprecated.*\n")
    text.append(cell(definition.get("description", "")) + "\n")
    required = set(definition.get("required", []))
    rows = [
        f"| `{key}`{' (required)' if key in required else ''} | {kind(value)} | {default(value)} | {told(value)} |"
        for key, value in definition.get("properties", {}).items()
        if key not in ("type", "$parameters") and isinstance(value, dict)
    ]
    if rows:
        text += ["| property | type | default | what it does |", "|---|---|---|---|", *rows, ""]
    elif alternatives(definition):
        text.append("One of " + ", ".join(kind(each) for each in alternatives(definition)) + ".\n")
    return "\n".join(text)


def alternatives(node):
    return node.get("anyOf") or node.get("oneOf") or []


def told(node):
    text = cell(node.get("description", node.get("title", "")))
    examples = [f"`{example}`" for example in node.get("examples", []) if isinstance(example, (str, int, float))]
    if examples:
        text += " For example " + ", ".join(example.replace("|", "\\|").replace("\n", " ") for example in examples) + "."
    return ("*Deprecated.* " if node.get("deprecated") else "") + text


def default(node):
    return f"`{node['default']}`".replace("|", "\\|") if "default" in node else ""


def kind(node):
    if "$ref" in node:
        name = node["$ref"].rsplit("/", 1)[1]
        return f"[{name}](#{name.lower()})"
    if alternatives(node):
        return ", ".join(dict.fromkeys(kind(each) for each in alternatives(node)))
    if "enum" in node:
        return ", ".join(f"`{value}`" for value in node["enum"])
    if node.get("type") == "array":
        return "list of " + kind(node.get("items", {}))
    types = node.get("type", "any")
    return types if isinstance(types, str) else " or ".join(types)


def cell(text):
    return " ".join(str(text).split()).replace("|", "\\|").replace("{{", "&#123;&#123;")
