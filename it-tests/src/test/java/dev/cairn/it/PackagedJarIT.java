package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** What is in the jars that are put somewhere as they are. */
class PackagedJarIT {

    private static final String LICENSES = "META-INF/licenses/";

    /** A part is a folder of packages that none of ours is in. */
    @Test
    void everyPartHasItsLicence() throws IOException {
        try (JarFile jar = new JarFile("../cli/target/cairn.jar")) {
            TreeSet<String> parts = new TreeSet<>();
            jar.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF/"))
                    .map(name -> name.split("/"))
                    .filter(path -> !(path[0].equals("dev") && path[1].equals("cairn")))
                    .forEach(path -> parts.add(path[0] + "/" + path[1]));
            assertEquals(
                    List.of(
                            "com/anyascii",
                            "com/auth0",
                            "com/fasterxml",
                            "com/google",
                            "io/modelcontextprotocol",
                            "org/apache",
                            "org/bouncycastle",
                            "org/eclipse",
                            "org/jspecify",
                            "org/reactivestreams",
                            "org/slf4j",
                            "org/snakeyaml",
                            "picocli/CommandLine.class",
                            "reactor/adapter",
                            "reactor/core",
                            "reactor/util"),
                    parts.stream()
                            .map(part -> part.replaceFirst("picocli/.*", "picocli/CommandLine.class"))
                            .distinct()
                            .toList());
            for (String part : List.of(
                    "anyascii",
                    "jackson-core",
                    "jackson-annotations",
                    "jackson-databind",
                    "java-jwt",
                    "httpclient5",
                    "httpcore5",
                    "httpcore5-h2",
                    "bcprov-jdk18on",
                    "bcutil-jdk18on",
                    "bcpkix-jdk18on")) {
                assertTrue(
                        text(jar, LICENSES + part + "/LICENSE").length() > 500
                                || text(jar, LICENSES + part + "/LICENSE.md").length() > 500,
                        part);
            }
            assertTrue(text(jar, LICENSES + "jackson-core/NOTICE").contains("Jackson"));
            assertTrue(text(jar, LICENSES + "jackson-core/FastDoubleParser-LICENSE")
                    .contains("MIT"));
            assertTrue(text(jar, LICENSES + "Apache-2.0.txt").contains("Apache License"));
            String index = text(jar, LICENSES + "README.txt");
            for (String part : List.of(
                    "snakeyaml-engine",
                    "picocli",
                    "jspecify",
                    "jetty-http",
                    "lsp4j",
                    "gson",
                    "mcp-core",
                    "reactor-core",
                    "reactive-streams")) {
                assertTrue(index.contains("\n" + part), part);
            }
            assertTrue(text(jar, "META-INF/LICENSE").contains("The Cairn authors"));
        }
    }

    /** It lies beside Flink's jars and those of jobs, which have other versions of what we use. */
    @Test
    void theJarForFlinkHasWhatItBringsUnderNamesOfItsOwn() throws IOException {
        try (JarFile jar = new JarFile("../flink/target/cairn-flink.jar")) {
            List<String> names = jar.stream().map(ZipEntry::getName).toList();
            assertEquals(
                    List.of(),
                    names.stream()
                            .filter(name -> name.endsWith(".class"))
                            .filter(name -> !name.startsWith("dev/cairn/") && !name.startsWith("org/jspecify/"))
                            .toList());
            for (String part : List.of("jackson", "hc", "bouncycastle", "snakeyaml", "anyascii")) {
                String folder = "dev/cairn/flink/shaded/" + part + "/";
                assertTrue(names.stream().anyMatch(name -> name.startsWith(folder)), part);
            }
            assertTrue(text(jar, "META-INF/services/org.apache.flink.table.factories.Factory")
                    .contains("dev.cairn.flink.table.CairnTableFactory"));
        }
    }

    private static String text(JarFile jar, String name) throws IOException {
        ZipEntry entry = jar.getEntry(name);
        return entry == null ? "" : new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
    }
}
