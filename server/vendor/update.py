#!/usr/bin/env python3
"""Brings the author's page's libraries to the versions of package.json, by `npm pack`, and writes their checksums anew.

    python3 server/vendor/update.py            # after a version in package.json was changed
    python3 server/vendor/update.py --check    # only says which files are not those that npm has
"""
import hashlib, json, re, subprocess, sys, tarfile, tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
WEB = HERE.parent / "src/main/resources/dev/cairn/server/page/web"
VENDOR = WEB / "vendor"


def entry(package, subpath):
    """The file that a browser gets for `import … from "NAME"`, or for "NAME/SUBPATH"."""
    exports = package["exports"]
    chosen = exports.get("./" + subpath if subpath else ".", exports)
    return next(chosen[kind] for kind in ("browser", "import", "default") if kind in chosen).removeprefix("./")


def published(name, version, specifiers, folder):
    """The files of a package by their names below vendor."""
    tarball = subprocess.run(["npm", "pack", "--silent", f"{name}@{version}"], cwd=folder, check=True, capture_output=True, text=True)
    with tarfile.open(Path(folder, tarball.stdout.strip())) as tar:
        package = json.load(tar.extractfile("package/package.json"))
        files = {path: tar.extractfile("package/" + entry(package, specifier[len(name) + 1:])).read() for specifier, path in specifiers}
        files[specifiers[0][1].split("/")[0] + "/LICENSE"] = tar.extractfile("package/LICENSE").read()
    return package["license"], files


def main():
    check = sys.argv[1:] == ["--check"]
    versions = json.loads((HERE / "package.json").read_text())["dependencies"]
    imports = json.loads(re.search(r'<script type="importmap">(.*?)</script>', (WEB / "index.html").read_text(), re.S)[1])["imports"]
    wanted, lines = {}, ["# Unmodified files of these packages of npm's, by server/vendor/update.py; VendoredFilesTest compares the SHA-256."]
    with tempfile.TemporaryDirectory() as folder:
        for name, version in sorted(versions.items(), key=lambda each: each[0].split("/")[-1]):
            specifiers = [(s, p.removeprefix("/web/vendor/")) for s, p in imports.items() if s == name or s.startswith(name + "/")]
            if not specifiers:
                sys.exit(f"{name} is not in the import map of index.html")
            licence, files = published(name, version, specifiers, folder)
            lines.append(f"# {name} {version} ({licence})")
            lines += [f"{hashlib.sha256(files[path]).hexdigest()} {path}" for path in sorted(files)]
            wanted.update(files)
    wanted["CHECKSUMS.txt"] = ("\n".join(lines) + "\n").encode()
    present = {str(path.relative_to(VENDOR)): path.read_bytes() for path in VENDOR.rglob("*") if path.is_file()}
    changed = sorted(path for path in wanted.keys() | present.keys() if wanted.get(path) != present.get(path))
    print("\n".join(changed) if changed else "nothing to change")
    if check:
        sys.exit(bool(changed))
    for path in changed:
        file = VENDOR / path
        if path in wanted:
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(wanted[path])
        else:
            file.unlink()


if __name__ == "__main__":
    main()
