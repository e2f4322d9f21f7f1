package dev.cairn.it.modules;

import static dev.cairn.it.modules.Module.child;
import static dev.cairn.it.modules.Module.children;
import static dev.cairn.it.modules.Module.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** What Maven Central asks of POMs, and that the bill of materials has all that is published and put beside code. */
class PublishedPomsIT {

    private static final Path ROOT = Path.of("..");
    private static final Set<String> FOR_BUILDS =
            Set.of("schema-codegen-maven-plugin", "schema-codegen-gradle-plugin", "schema-codegen-cli");

    @Test
    void theParentSaysWhatAllHaveInCommon() throws IOException {
        Element parent = Module.pom(ROOT);
        for (String name : List.of("url", "licenses", "developers", "scm")) {
            assertFalse(text(parent, name).isEmpty(), name);
        }
    }

    @Test
    void eachHasANameAndADescription() throws IOException {
        Module.poms().forEach((module, pom) -> {
            for (String name : List.of("name", "description")) {
                assertFalse(text(pom, name).isEmpty(), module + " has no " + name);
            }
        });
    }

    /** Packages fetch the driver when it is wanted, and take nothing else for it. */
    @Test
    void theChecksumOfDuckDbIsThatOfItsJar() throws Exception {
        Path jar = Path.of(DuckDBDriver.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
        assertEquals(
                text(child(Module.pom(ROOT), "properties"), "duckdb.sha256"),
                HexFormat.of().formatHex(digest));
    }

    @Test
    void theBillOfMaterialsIsComplete() throws IOException {
        Set<String> published = new TreeSet<>();
        for (Element pom : Module.poms().values()) {
            boolean skipped =
                    text(child(pom, "properties"), "maven.deploy.skip").equals("true");
            if (!skipped && !text(pom, "packaging").equals("pom") && !FOR_BUILDS.contains(text(pom, "artifactId"))) {
                published.add(text(pom, "artifactId"));
            }
        }
        Set<String> listed = new TreeSet<>();
        Element bom = Module.pom(ROOT.resolve("bom"));
        for (Element each : children(child(child(bom, "dependencyManagement"), "dependencies"), "dependency")) {
            listed.add(text(each, "artifactId"));
        }
        assertEquals(published, listed);
    }
}
