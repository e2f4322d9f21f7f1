"""Makes what people install of a build, as ./release does: archives with and without a Java runtime, a Debian package, a Python wheel, the jar
for Flink.

    python3 distribution/assemble.py [--target cli/target/quickly] [--to target/distributions]

Needs a JDK (java, jlink) and dpkg-deb. With SOURCE_DATE_EPOCH, or without a clock: all files are as old as pom.xml says, so that the same build
gives the same bytes.
"""
import argparse
import base64
import contextlib
import datetime
import gzip
import hashlib
import io
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tarfile
import xml.etree.ElementTree as xml
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
# What jdeps finds, and what is looked up by name: OpenTelemetry's HTTP, elliptic curves of TLS, encodings of bodies, management for heap dumps.
MODULES = ("java.base", "java.desktop", "java.management", "java.naming", "java.net.http", "java.security.jgss", "java.sql", "jdk.charsets",
           "jdk.crypto.ec", "jdk.httpserver", "jdk.jfr", "jdk.management", "jdk.net", "jdk.unsupported", "jdk.zipfs")
WHEEL = "cairn_connectors"
JDK = {"java": "openjdk-17-jdk-headless", "jlink": "openjdk-17-jdk-headless"}


def pom(path):
    """A text of pom.xml: of an element such as scm/url, or of a property."""
    elements = {"m": "http://maven.apache.org/POM/4.0.0"}
    project = xml.parse(ROOT / "pom.xml").getroot()
    found = project.findtext("/".join("m:" + name for name in path.split("/")), None, elements)
    return found or project.find("m:properties", elements).findtext("m:" + path, None, elements)


def instant():
    return datetime.datetime.fromisoformat(pom("project.build.outputTimestamp").replace("Z", "+00:00"))


def needs(packages):
    """Asks for programs before anything is made, each with Debian's package that has it."""
    missing = ["%s (Debian's package %s)" % each for each in packages.items() if not shutil.which(each[0])]
    if missing:
        raise SystemExit("%s: not installed: %s" % (pathlib.Path(sys.argv[0]).name, ", ".join(missing)))


def run(*command, **options):
    return subprocess.run([str(part) for part in command], check=True, **options)


def text_of(*command):
    return run(*command, stdout=subprocess.PIPE, text=True).stdout


def licensed(jar):
    """The jar, which has to have the licences of the libraries in it: a quick build for oneself leaves them out."""
    with zipfile.ZipFile(jar) as opened:
        if not any(name.startswith("META-INF/licenses/") and name.endswith("/LICENSE") for name in opened.namelist()):
            raise SystemExit("%s: %s lacks the licences of its libraries; make it with ./release" % (pathlib.Path(sys.argv[0]).name, jar))
    return jar


# ---- what all of them hold

def stage(target, home):
    """The distribution without a runtime."""
    lib = home / "lib"
    (lib / "drivers").mkdir(parents=True)
    (home / "bin").mkdir()
    shutil.copy(licensed(target / "cairn.jar"), lib)
    for driver in sorted((target / "drivers").glob("*.jar")):
        if not driver.name.startswith("duckdb"):
            shutil.copy(driver, lib / "drivers")
    telemetry(target, lib)
    for script in ("launch.sh", "archive.sh"):
        shutil.copy(ROOT / "distribution" / script, lib)
    (lib / "duckdb.sh").write_text(duckdb())
    shutil.copy(ROOT / "distribution/bin/cairn", home / "bin")
    shutil.copy(ROOT / "LICENSE", home)
    completion = home / "share/bash-completion/completions/cairn"
    completion.parent.mkdir(parents=True)
    java = ["java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", target / "cairn.jar"]
    completion.write_text(text_of(*java, "completion"))
    manual(java, home / "share/man/man1")


def beside(target, module):
    """The folder of another module of the same build."""
    return ROOT / module / target.resolve().relative_to(ROOT / "cli")


def telemetry(target, lib):
    """The jar for OpenTelemetry."""
    shutil.copytree(beside(target, "opentelemetry") / "telemetry", lib / "telemetry")


def duckdb():
    """The driver that is fetched when it is asked for."""
    version = pom("duckdb.version")
    path = "org/duckdb/duckdb_jdbc/%s/duckdb_jdbc-%s.jar" % (version, version)
    return "duckdb_path=%s\nduckdb_sha256=%s\n" % (path, pom("duckdb.sha256"))


def manual(java, folder):
    """A page for each command, of what its --help says."""
    folder.mkdir(parents=True)
    help_text = text_of(*java, "--help")
    commands = re.findall(r"^  ([a-z][a-z-]+) ", help_text[help_text.index("Commands:"):], re.M)
    page(folder, "cairn", help_text)
    for command in commands:
        page(folder, "cairn-" + command, text_of(*java, command, "--help"))


def page(folder, name, help_text):
    lines = [line.replace("\\", "\\e").replace("-", "\\-") for line in help_text.rstrip().splitlines()]
    lines = ["\\&" + line if line[:1] in (".", "'") else line for line in lines]
    head = '.TH "%s" 1 "%s" "cairn %s"' % (name.upper(), instant().date(), pom("version"))
    body = [head, ".SH NAME", "%s \\- declarative source connectors" % name.replace("-", "\\-"), ".SH SYNOPSIS", ".nf", *lines, ".fi", ""]
    with gzip.GzipFile(folder / (name + ".1.gz"), "wb", mtime=0) as out:
        out.write("\n".join(body).encode())


def runtime(to, modules=MODULES):
    """A Java runtime of what Cairn needs."""
    run("jlink", "--add-modules", ",".join(modules), "--strip-debug", "--no-header-files", "--no-man-pages", "--compress=2", "--output", to)


def with_runtime(plain, home):
    """The same with a runtime of its own. Its archive of classes holds only for one path and is made there, by the launcher's first run."""
    shutil.copytree(plain, home, symlinks=True)
    runtime(home / "runtime")


# ---- forms

def files(folder):
    return sorted(path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())


def tar(folder, to, prefix):
    def plain(info):
        info.mtime = int(instant().timestamp())
        info.uid = info.gid = 0
        info.uname = info.gname = "root"
        info.mode = 0o755 if info.mode & 0o100 else 0o644
        return info
    with open(to, "wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as zipped, tarfile.open(fileobj=zipped, mode="w") as out:
        for file in files(folder):
            out.add(file, prefix + "/" + str(file.relative_to(folder)), filter=plain)


def deb(home, to, scratch):
    root = scratch / "deb"
    shutil.copytree(home, root / "usr/lib/cairn", symlinks=True)
    shutil.move(str(root / "usr/lib/cairn/share"), str(root / "usr/share"))
    (root / "usr/bin").mkdir()
    (root / "usr/bin/cairn").symlink_to("../lib/cairn/bin/cairn")
    (root / "usr/share/doc/cairn").mkdir(parents=True)
    shutil.move(str(root / "usr/lib/cairn/LICENSE"), str(root / "usr/share/doc/cairn/copyright"))
    size = sum(file.lstat().st_size for file in files(root)) // 1024
    control = root / "DEBIAN/control"
    control.parent.mkdir()
    control.write_text("""Package: cairn
Version: %s
Architecture: %s
Maintainer: The Cairn team <cairn@cairn.dev>
Installed-Size: %d
Depends: libc6, libstdc++6, zlib1g
Recommends: ca-certificates, curl
Suggests: python3
Section: database
Priority: optional
Homepage: %s
Description: %s
 Reads APIs by manifests that were written for Airbyte, and syncs them into
 files and databases. Has a Java runtime of its own.
""" % (pom("version").replace("-SNAPSHOT", "~snapshot"), text_of("dpkg", "--print-architecture").strip(), size, pom("url"),
       "runs declarative source connectors"))
    # The archives of classes are made where they are used.
    made = '''[ "$1" = configure ] || exit 0
echo "cairn: making archives of classes, with which commands start faster (some 25 s of processor time)"
for kind in spec sync serve; do
  sh /usr/lib/cairn/lib/archive.sh /usr/lib/cairn/runtime/bin/java /usr/lib/cairn/lib/cairn.jar $kind || true
done
'''
    for name, body in (("postinst", made), ("prerm", "rm -rf /usr/lib/cairn/lib/cairn*.jsa*\n")):
        script = root / "DEBIAN" / name
        script.write_text("#!/bin/sh\nset -e\n" + body)
        script.chmod(0o755)
    for path in root.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
    root.chmod(0o755)
    run("dpkg-deb", "--root-owner-group", "-Zgzip", "--build", root, to, stdout=subprocess.DEVNULL,
        env=dict(os.environ, SOURCE_DATE_EPOCH=str(int(instant().timestamp()))))


def wheel(home, folder):
    """Everything below the package, and a program that starts it."""
    version = pom("version").replace("-SNAPSHOT", ".dev0")
    machine = os.uname().machine
    info = "%s-%s.dist-info/" % (WHEEL, version)
    contents = {
        WHEEL + "/__init__.py": (b"", 0o644),
        WHEEL + "/__main__.py": (b'''"""Starts the command line that this package brings."""
import os
import pathlib
import sys


def main():
    program = str(pathlib.Path(__file__).parent / "home" / "bin" / "cairn")
    os.execv(program, [program, *sys.argv[1:]])


if __name__ == "__main__":
    main()
''', 0o644),
        info + "METADATA": (("Metadata-Version: 2.1\nName: %s\nVersion: %s\nSummary: Runs declarative source connectors on the JVM, with a "
                             "Java runtime of its own.\nHome-page: %s\nLicense: MIT\nRequires-Python: >=3.8\n"
                             % (WHEEL.replace("_", "-"), version, pom("url"))).encode(), 0o644),
        info + "WHEEL": (("Wheel-Version: 1.0\nGenerator: cairn\nRoot-Is-Purelib: false\nTag: py3-none-manylinux_2_28_%s\n"
                          % machine).encode(), 0o644),
        info + "entry_points.txt": (("[console_scripts]\ncairn = %s.__main__:main\n" % WHEEL).encode(), 0o644),
    }
    for file in files(home):
        mode = 0o755 if file.stat().st_mode & 0o100 else 0o644
        contents["%s/home/%s" % (WHEEL, file.relative_to(home))] = (file.read_bytes(), mode)
    record = io.StringIO()
    for name, (content, _) in sorted(contents.items()):
        digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
        record.write("%s,sha256=%s,%d\n" % (name, digest, len(content)))
    record.write(info + "RECORD,,\n")
    contents[info + "RECORD"] = (record.getvalue().encode(), 0o644)
    to = folder / ("%s-%s-py3-none-manylinux_2_28_%s.whl" % (WHEEL, version, machine))
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as out:
        for name, (content, mode) in sorted(contents.items()):
            entry = zipfile.ZipInfo(name, instant().timetuple()[:6])
            entry.external_attr = (0o100000 | mode) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            out.writestr(entry, content)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--target", type=pathlib.Path, default=ROOT / "cli/target/quickly")
    parser.add_argument("--to", type=pathlib.Path, default=ROOT / "target/distributions")
    options = parser.parse_args()
    needs({**JDK, "dpkg-deb": "dpkg"})
    version = pom("version")
    machine = os.uname().machine
    shutil.rmtree(options.to, ignore_errors=True)
    options.to.mkdir(parents=True)
    scratch = options.to / "scratch"
    plain, full = scratch / "plain", scratch / "full"
    stage(options.target, plain)
    tar(plain, options.to / ("cairn-%s.tar.gz" % version), "cairn-" + version)
    with_runtime(plain, full)
    tar(full, options.to / ("cairn-%s-linux-%s.tar.gz" % (version, machine)), "cairn-" + version)
    deb(full, options.to / ("cairn_%s_%s.deb" % (version, machine)), scratch)
    wheel(full, options.to)
    shutil.copy(licensed(beside(options.target, "flink") / "cairn-flink.jar"), options.to / ("flink-sql-connector-cairn-%s.jar" % version))
    shutil.rmtree(scratch)
    for file in sorted(options.to.iterdir()):
        print("%6.1f MB  %s" % (file.stat().st_size / 1e6, file.name))


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        main()
