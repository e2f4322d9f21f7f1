"""Makes a container image of a build of cli, without Docker: an OCI archive, which podman, skopeo, crane and Docker 25 and newer load.

    python3 distribution/image.py [--target cli/target/quickly] [--to target/distributions] [--root FOLDER] [--opentelemetry]

Needs a JDK (java, jlink) and Debian's apt-get, dpkg-deb and bwrap; no root's rights. The image has files of six of Debian's packages, and no package
manager. --root also leaves the unpacked root there. Files are as old as pom.xml says.
"""
import argparse
import gzip
import hashlib
import io
import json
import os
import pathlib
import shutil
import subprocess
import tarfile
import tempfile
import zipfile

from assemble import JDK, MODULES, ROOT, instant, licensed, needs, pom, run, runtime, telemetry, text_of

# What the JVM links, the locale C.UTF-8 for names of files, and a shell with the tools that probes and platforms call.
PACKAGES = {"libc6": None, "libgcc-s1": None, "libstdc++6": None, "zlib1g": None, "libc-bin": ["usr/lib/locale"],
            "busybox": None}
LEFT_OUT = ("usr/share/doc", "usr/share/man", "usr/share/lintian", "usr/share/bug", "usr/share/gcc", "usr/share/gdb", "usr/share/initramfs-tools",
            "usr/lib/x86_64-linux-gnu/gconv", "usr/lib/aarch64-linux-gnu/gconv")
USER = 65532
HOME = "usr/lib/cairn"
# Where the image of source-declarative-manifest has a connector's manifest.
CONNECTOR = "airbyte/integration_code/source_declarative_manifest"
LAUNCHER = """#!/bin/sh
# Runs the cairn command line of this image.
set -eu
java=/%(home)s/runtime/bin/java
jar=/%(home)s/lib/cairn.jar
# The heap follows the container's limit, and leaves room for what is not heap.
export JAVA_OPTS="-XX:MaxRAMPercentage=60 ${JAVA_OPTS:-}"
. /%(home)s/lib/launch.sh
run "$@"
""" % {"home": HOME}


# ---- the root

def debian(root, scratch):
    """Files of Debian's packages, and what scanners read of them."""
    folder = scratch / "packages"
    folder.mkdir()
    folder.chmod(0o777)  # for apt's own user
    for name, only in PACKAGES.items():
        run("apt-get", "download", "-qq", name, cwd=folder, stdout=subprocess.DEVNULL)
        package = next(folder.glob(name + "_*.deb"))
        files = scratch / "files"
        run("dpkg-deb", "-x", package, files)
        for path in LEFT_OUT:
            licence = files / "usr/share/doc" / name / "copyright"
            if path == "usr/share/doc" and licence.exists():
                shutil.copytree(licence.parent, root / "usr/share/doc" / name, ignore=lambda _, names: set(names) - {"copyright"})
            shutil.rmtree(files / path, ignore_errors=True)
        for path in only or ["."]:
            shutil.copytree(files / path, root / path, symlinks=True, dirs_exist_ok=True)
        status = root / "var/lib/dpkg/status.d" / name
        status.parent.mkdir(parents=True, exist_ok=True)
        status.write_text(text_of("dpkg-deb", "-f", package))
        shutil.rmtree(files)
        package.unlink()
    # One folder for both names, as Debian has it.
    for name in ("bin", "sbin", "lib", "lib64"):
        there = root / name
        if there.is_dir() and not there.is_symlink():
            shutil.copytree(there, root / "usr" / name, symlinks=True, dirs_exist_ok=True)
            shutil.rmtree(there)
        (root / "usr" / name).mkdir(parents=True, exist_ok=True)
        there.symlink_to("usr/" + name)
    applets = text_of(root / "usr/bin/busybox", "--list").split()
    for applet in applets:
        if not (root / "usr/bin" / applet).exists():
            (root / "usr/bin" / applet).symlink_to("busybox")


def account(root):
    (root / "etc").mkdir(exist_ok=True)
    (root / "etc/passwd").write_text("root:x:0:0:root:/root:/sbin/nologin\nnonroot:x:%d:%d:nonroot:/home/nonroot:/sbin/nologin\n" % (USER, USER))
    (root / "etc/group").write_text("root:x:0:\nnonroot:x:%d:\n" % USER)
    (root / "etc/nsswitch.conf").write_text("passwd: files\ngroup: files\nhosts: files dns\n")
    for name in ("tmp", "proc", "sys", "dev", "home/nonroot", CONNECTOR):
        (root / name).mkdir(parents=True, exist_ok=True)


def cairn(root, target, with_telemetry):
    lib = root / HOME / "lib"
    (lib / "drivers").mkdir(parents=True)
    copy_cairn(licensed(target / "cairn.jar"), lib / "cairn.jar")
    for driver in sorted((target / "drivers").glob("*.jar")):
        if not driver.name.startswith("duckdb"):  # 85 MB; an image that wants it adds it
            copy_driver(driver, lib / "drivers" / driver.name)
    if with_telemetry:
        telemetry(target, lib)
    for script in ("launch.sh", "archive.sh"):
        shutil.copy(ROOT / "distribution" / script, lib)
    shutil.copy(ROOT / "LICENSE", root / HOME)
    program = root / "usr/bin/cairn"
    program.write_text(LAUNCHER)
    program.chmod(0o755)
    # The archive of classes holds only for a jar of this age and this path.
    os.utime(lib / "cairn.jar", (instant().timestamp(),) * 2)


def copy_cairn(jar, to):
    """As it is, but not compressed in itself: as a part of the layer, all of it together, it becomes a third smaller. What few connectors
    load stays compressed, so that the image does not become larger than it must when it is unpacked."""
    with zipfile.ZipFile(jar) as old, zipfile.ZipFile(to, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if not entry.filename.startswith("org/bouncycastle/"):
                entry.compress_type = zipfile.ZIP_STORED
            new.writestr(entry, content)


def copy_driver(driver, to):
    """Without libraries for other machines: that of SQLite has 24."""
    here = "/Linux/%s/" % os.uname().machine
    with zipfile.ZipFile(driver) as old, zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new:
        for entry in old.infolist():
            if "/native/" not in entry.filename or here in entry.filename:
                new.writestr(entry, old.read(entry))


def archive(root):
    """Made inside of the root, where paths are those of the image. Only that for connectors: the others are 25 MB each."""
    home = "/" + HOME
    run("bwrap", "--bind", root, "/", "--dev", "/dev", "--proc", "/proc", "--tmpfs", "/tmp",
        "/bin/sh", home + "/lib/archive.sh", home + "/runtime/bin/java", home + "/lib/cairn.jar", "spec",
        env={"PATH": "/usr/bin", "LANG": "C.UTF-8"})
    if not (root / HOME / "lib/cairn.jsa").stat().st_size:
        raise SystemExit("the archive of classes could not be made")


# ---- the image

def layer(root, paths, modes):
    """What is there below some paths, as a tar in the form of a layer: its bytes, compressed, and the digest of what is in it."""
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w", format=tarfile.GNU_FORMAT) as out:
        for path in sorted(set(paths)):
            info = out.gettarinfo(str(root / path), path)
            info.mtime = int(instant().timestamp())
            info.uid = info.gid = 0
            info.uname = info.gname = ""
            info.mode = modes.get(path, 0o755 if info.isdir() or info.mode & 0o100 else 0o644)
            if info.isreg():
                with open(root / path, "rb") as file:
                    out.addfile(info, file)
            else:
                out.addfile(info)
    content = raw.getvalue()
    return gzip.compress(content, 9, mtime=0), "sha256:" + hashlib.sha256(content).hexdigest()


def config(diffs):
    machine = {"x86_64": "amd64", "aarch64": "arm64"}.get(os.uname().machine, os.uname().machine)
    version = pom("version")
    return {
        "architecture": machine, "os": "linux", "created": instant().isoformat().replace("+00:00", "Z"),
        "config": {
            "User": "%d:%d" % (USER, USER),
            "Env": ["PATH=/usr/bin", "LANG=C.UTF-8", "AIRBYTE_ENTRYPOINT=/usr/bin/cairn"],
            "Entrypoint": ["/usr/bin/cairn"],
            "WorkingDir": "/airbyte/integration_code",
            "Labels": {
                "io.airbyte.name": "cairn/source-declarative-manifest",
                "io.airbyte.version": version,
                "org.opencontainers.image.title": "cairn",
                "org.opencontainers.image.description": "Runs declarative source connectors (low-code YAML manifests) on the JVM",
                "org.opencontainers.image.version": version,
                "org.opencontainers.image.licenses": "MIT",
                "org.opencontainers.image.source": pom("scm/url"),
            },
        },
        "rootfs": {"type": "layers", "diff_ids": diffs},
        "history": [{"created_by": "distribution/image.py: Debian, Java"}, {"created_by": "distribution/image.py: Cairn"}],
    }


def oci(root, to):
    everything = [str(path.relative_to(root)) for path in root.rglob("*")]
    modes = {"tmp": 0o1777}
    # What changes with each release is the last layer.
    ours = [path for path in everything if path.startswith((HOME + "/lib", HOME + "/LICENSE", "usr/bin/cairn"))]
    blobs = {}

    def blob(content, kind):
        digest = hashlib.sha256(content).hexdigest()
        blobs["blobs/sha256/" + digest] = content
        return {"mediaType": "application/vnd.oci.image." + kind, "digest": "sha256:" + digest, "size": len(content)}

    layers = [layer(root, paths, modes) for paths in (set(everything) - set(ours), ours)]
    manifest = {
        "schemaVersion": 2, "mediaType": "application/vnd.oci.image.manifest.v1+json",
        "config": blob(json.dumps(config([diff for _, diff in layers]), sort_keys=True).encode(), "config.v1+json"),
        "layers": [blob(content, "layer.v1.tar+gzip") for content, _ in layers],
    }
    entry = blob(json.dumps(manifest, sort_keys=True).encode(), "manifest.v1+json")
    entry["annotations"] = {"org.opencontainers.image.ref.name": pom("version")}
    blobs["index.json"] = json.dumps({"schemaVersion": 2, "manifests": [entry]}, sort_keys=True).encode()
    blobs["oci-layout"] = b'{"imageLayoutVersion": "1.0.0"}'
    with tarfile.open(to, "w", format=tarfile.GNU_FORMAT) as out:
        for name in sorted(blobs):
            info = tarfile.TarInfo(name)
            info.size, info.mtime = len(blobs[name]), int(instant().timestamp())
            out.addfile(info, io.BytesIO(blobs[name]))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--target", type=pathlib.Path, default=ROOT / "cli/target/quickly")
    parser.add_argument("--to", type=pathlib.Path, default=ROOT / "target/distributions")
    parser.add_argument("--root", type=pathlib.Path)
    parser.add_argument("--opentelemetry", action="store_true", help="with the jar for it, and the JDK's HTTP client that this needs")
    options = parser.parse_args()
    needs({**JDK, "apt-get": "apt", "dpkg-deb": "dpkg", "bwrap": "bubblewrap"})
    if subprocess.run(["bwrap", "--ro-bind", "/", "/", "true"]).returncode != 0:
        raise SystemExit("image.py: bubblewrap cannot make a namespace here; its reason is above")
    options.to.mkdir(parents=True, exist_ok=True)
    to = options.to / ("cairn-%s-oci-%s.tar" % (pom("version"), os.uname().machine))
    with tempfile.TemporaryDirectory() as name:
        scratch = pathlib.Path(name)
        root = scratch / "root"
        root.mkdir()
        debian(root, scratch)
        account(root)
        # What is asked of java.desktop is asked only where it is there.
        left_out = ("java.desktop",) if options.opentelemetry else ("java.desktop", "java.net.http")
        runtime(root / HOME / "runtime", [module for module in MODULES if module not in left_out])
        cairn(root, options.target, options.opentelemetry)
        archive(root)
        oci(root, to)
        size = sum(path.lstat().st_size for path in root.rglob("*") if not path.is_dir() or path.is_symlink())
        print("%6.1f MB  %s, unpacked %.1f MB" % (to.stat().st_size / 1e6, to.name, size / 1e6))
        if options.root:
            shutil.rmtree(options.root, ignore_errors=True)
            shutil.copytree(root, options.root, symlinks=True)


if __name__ == "__main__":
    main()
