#!/usr/bin/env python3
"""Assembles a Gradle to test the plugin with, where its own site cannot be reached.

  assemble.py VERSION FOLDER

Maven Central has nearly all of a release in one jar, dev.gradleplugins:gradle-api, with its libraries inside under other names. A
distribution has it in a jar for each module, which says what the module needs, and libraries that keep their names: Groovy, Kotlin and Ant.
What is missing is the command, for which AssembledGradle stands here; what makes compilation incremental, so that javac is a process of its
own; and build files in Kotlin.
"""
import pathlib
import subprocess
import sys
import tempfile
import zipfile

MODULE = "-classpath.properties"
INDEX = b"META-INF/INDEX.LIST"
LIBRARIES = ("groovy", "kotlin-stdlib", "kotlin-reflect", "ant-1", "ant-launcher")
INSIDE = ("groovy-swing", "groovy-docgenerator")
GROUPS = {"groovy": "org.codehaus.groovy", "kotlin": "org.jetbrains.kotlin", "ant": "org.apache.ant"}
POM = """<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>assembled</groupId>
  <artifactId>gradle</artifactId>
  <version>1</version>
  <dependencies>%s</dependencies>
</project>
"""
BEACON = "package org.gradle.internal.installation.beacon; public class InstallationBeacon {}"
INIT = """allprojects {
    tasks.withType(JavaCompile).configureEach {
        options.fork = true
        options.forkOptions.executable = System.getProperty('java.home') + '/bin/javac'
    }
}
"""


def copy(artifacts, folder):
    dependency = "<dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version>"
    alone = "<exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions></dependency>"
    dependencies = "".join(dependency % artifact + alone for artifact in artifacts)
    with tempfile.TemporaryDirectory() as project:
        pathlib.Path(project, "pom.xml").write_text(POM % dependencies)
        goal = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies"
        command = ["mvn", "-B", "-ntp", "-q", goal, "-DoutputDirectory=%s" % folder]
        subprocess.run(command, cwd=project, check=True, stdout=sys.stderr)


def properties(text):
    return dict(line.split("=", 1) for line in text.splitlines() if "=" in line)


def names(needs, key):
    return [name for name in needs.get(key, "").split(",") if name]


def main(version, folder):
    lib = folder / "lib"
    (lib / "plugins").mkdir(parents=True)
    copy([("dev.gradleplugins", "gradle-api", version)], lib)
    whole = zipfile.ZipFile(lib / ("gradle-api-%s.jar" % version))
    modules = {
        name[: -len(MODULE)]: properties(whole.read(name).decode())
        for name in whole.namelist()
        if "/" not in name and name.endswith(MODULE)
    }
    modules["gradle-installation-beacon"] = {}
    modules["gradle-java-compiler-plugin"] = {}
    everything = {jar for needs in modules.values() for jar in names(needs, "runtime")}
    libraries = {jar for jar in everything if jar.startswith(LIBRARIES) and not jar.startswith(INSIDE)}
    for jar in everything - libraries:  # Some are asked for by their names.
        zipfile.ZipFile(lib / jar, "w").close()
    copy([(GROUPS[jar.split("-")[0]], *jar[: -len(".jar")].rsplit("-", 1)) for jar in sorted(libraries)], lib)
    for module, needs in modules.items():
        needed = ["gradle-api-%s.jar" % version] + names(needs, "runtime")
        with zipfile.ZipFile(lib / ("%s-%s.jar" % (module, version)), "w") as jar:
            jar.writestr(module + MODULE, "".join("%s=%s\n" % each for each in dict(needs, runtime=",".join(needed)).items()))
    for jar in lib.glob("*.jar"):
        without_index(jar)
    (folder / "init.d").mkdir()
    (folder / "init.d/compiler.gradle").write_text(INIT)
    compile_beacon(lib / ("gradle-installation-beacon-%s.jar" % version))
    main = pathlib.Path(__file__).with_name("AssembledGradle.java")
    subprocess.run(["javac", "-cp", "%s/*" % lib, "-d", folder / "classes", main], check=True)


def without_index(jar):
    """Renames the index of a jar. It leads to jars that hold something else here, and which is asked first depends on the order of a folder."""
    whole = jar.read_bytes()
    if INDEX in whole:
        jar.write_bytes(whole.replace(INDEX, b"META-INF/INDEX.GONE"))


def compile_beacon(jar):
    """Its place tells Gradle where it is installed."""
    with tempfile.TemporaryDirectory() as classes:
        source = pathlib.Path(classes, "InstallationBeacon.java")
        source.write_text(BEACON)
        subprocess.run(["javac", "-d", classes, source], check=True)
        with zipfile.ZipFile(jar, "a") as out:
            for file in pathlib.Path(classes).rglob("*.class"):
                out.write(file, file.relative_to(classes))


main(sys.argv[1], pathlib.Path(sys.argv[2]).resolve())
