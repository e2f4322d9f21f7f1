#!/usr/bin/env python3
"""Downloads the connectors of connectors.txt with pip and lays out their manifests.

    fetch.py FOLDER      wheels go to FOLDER/wheels, manifests to FOLDER/manifests/NAME/...

Nothing of what it fetches belongs into the repository. A connector that pip cannot find is named and passed over;
what is there already is not fetched again.
"""
import concurrent.futures
import pathlib
import subprocess
import sys
import zipfile

HERE = pathlib.Path(__file__).resolve().parent


def download(requirement, wheels):
    name, version = requirement.split("==")
    if list(wheels.glob(f"{name.replace('-', '_')}-{version}-*.whl")):
        return True
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:",
               "--disable-pip-version-check", "--dest", str(wheels), requirement]
    return subprocess.run(command, stderr=subprocess.DEVNULL, check=False).returncode == 0


def unpack(wheel, manifests):
    """Only what a manifest-reading runtime sees: YAML manifests, and schemas that they may refer to."""
    found = 0
    with zipfile.ZipFile(wheel) as archive:
        for entry in archive.namelist():
            path = pathlib.PurePosixPath(entry)
            if path.name == "manifest.yaml" and path.parts[0].startswith("source_"):
                target = manifests / path.parts[0] / "manifest.yaml"
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(archive.read(entry))
                found += 1
    return found


def main():
    folder = pathlib.Path(sys.argv[1])
    wheels, manifests = folder / "wheels", folder / "manifests"
    wheels.mkdir(parents=True, exist_ok=True)
    manifests.mkdir(parents=True, exist_ok=True)
    requirements = [line.strip() for line in (HERE / "connectors.txt").read_text().splitlines()]
    wanted = [r for r in requirements if r and not r.startswith("#")]
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        missing = [r for r, there in zip(wanted, pool.map(lambda r: download(r, wheels), wanted)) if not there]
    found = sum(unpack(wheel, manifests) for wheel in sorted(wheels.glob("*.whl")))
    print(f"{len(list(wheels.glob('*.whl')))} wheels, {found} manifests; not found: {', '.join(missing) or 'none'}")


if __name__ == "__main__":
    main()
