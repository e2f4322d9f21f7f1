"""Puts what the release build made into a folder, as a repository has it, with SHA256SUMS. Fails where a part is missing."""
import hashlib
import pathlib
import shutil
import sys
import xml.etree.ElementTree as xml

POM = {"m": "http://maven.apache.org/POM/4.0.0"}
ROOT = pathlib.Path(__file__).resolve().parent.parent


def text(pom, path):
    return pom.findtext("/".join("m:" + part for part in path.split("/")), None, POM)


def modules(folder):
    """A folder with a POM, and those of the modules that it names, by themselves or in a profile."""
    yield folder
    for module in xml.parse(folder / "pom.xml").getroot().iterfind(".//m:modules/m:module", POM):
        yield from modules(folder / module.text)


def parts(module):
    """Name in the folder and file of each part of a module."""
    pom = xml.parse(module / "pom.xml").getroot()
    if text(pom, "properties/maven.deploy.skip") == "true":
        return
    version = text(pom, "version") or text(pom, "parent/version")
    name = text(pom, "artifactId") + "-" + version
    target = module / "target"
    yield name + ".pom", module / "pom.xml"
    yield name + "-cyclonedx.json", target / "bom.json"
    if text(pom, "packaging") != "pom":
        for suffix in ("", "-sources", "-javadoc"):
            yield name + suffix + ".jar", target / (name + suffix + ".jar")


def main(folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    root = xml.parse(ROOT / "pom.xml").getroot()
    for module in modules(ROOT):
        for name, file in parts(module):
            shutil.copyfile(file, folder / name)
    shutil.copyfile(ROOT / "cli/target/cairn.jar", folder / ("cairn-" + text(root, "version") + ".jar"))
    shutil.copyfile(ROOT / "flink/target/cairn-flink.jar", folder / ("flink-sql-connector-cairn-" + text(root, "version") + ".jar"))
    sums = ["%s  %s\n" % (hashlib.sha256(file.read_bytes()).hexdigest(), file.name) for file in sorted(folder.iterdir())]
    (folder / "SHA256SUMS").write_text("".join(sums))
    print("%d files in %s" % (len(sums), folder))


main(pathlib.Path(sys.argv[1]))
