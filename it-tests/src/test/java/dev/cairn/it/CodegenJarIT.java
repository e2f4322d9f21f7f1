package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The jars of the code generator: the one that is run, and the plugin's, as tools see them. */
class CodegenJarIT {

    private static final Path JAR =
            Path.of(MavenProject.property("root"), "codegen-cli/target/schema-codegen-cli-0.1.0-SNAPSHOT.jar");

    @TempDir
    private Path folder;

    @Test
    void generatesAndChecksByItself() throws IOException, InterruptedException {
        Files.createDirectories(folder.resolve("src/main/schema"));
        Files.writeString(
                folder.resolve("src/main/schema/shop.yaml"),
                "definitions: {Item: {type: object, required: [name], properties: {name: {type: string}}}}\n");
        String[] options = {"--target-package=com.example", "--output-directory=gen"};

        assertEquals("0 1 types in 20 files: 20 written, 0 deleted.", run("generate", options));
        assertEquals("0 All 20 files are what the schemas say.", run("check", options));
        Files.delete(folder.resolve("gen/com/example/Item.java"));
        assertTrue(run("check", options).startsWith("1 com/example/Item.java is missing"));
        assertTrue(run("--version").equals("0 schema-codegen 0.1.0-SNAPSHOT"), () -> "the version");
    }

    private String run(String command, String... options) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-jar", JAR.toString()));
        line.add(command);
        line.addAll(List.of(options));
        Process process = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + " " + printed.strip();
    }

    @Test
    void hasItsPartsAndTheirLicencesAndNothingOfMavens() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            Set<String> parts = new TreeSet<>();
            jar.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF/"))
                    .map(name -> name.split("/"))
                    .forEach(path -> parts.add(path[0] + "/" + path[1]));
            parts.removeIf(part -> part.startsWith("picocli/"));
            assertEquals(
                    Set.of(
                            "com/fasterxml",
                            "com/palantir",
                            "dev/cairn",
                            "org/jsonschema2pojo",
                            "org/jspecify",
                            "org/snakeyaml"),
                    parts);
            assertFalse(jar.stream().anyMatch(entry -> entry.getName().startsWith("dev/cairn/codegen/maven/")));
            String index = text(jar, "META-INF/licenses/README.txt");
            for (String part : List.of(
                    "jackson-core",
                    "jackson-databind",
                    "jsonschema2pojo-core",
                    "javapoet",
                    "snakeyaml-engine",
                    "picocli",
                    "jspecify")) {
                assertTrue(index.contains("\n" + part), part);
            }
            assertTrue(text(jar, "META-INF/licenses/jackson-core/NOTICE").contains("Jackson"));
            assertTrue(text(jar, "META-INF/LICENSE").contains("The Cairn authors"));
        }
    }

    /** Eclipse complains of a goal in a build that it was not told what to do with. */
    @Test
    void eclipseKnowsWhatToDoWithEachGoal() throws Exception {
        Path plugin = Path.of(
                MavenProject.property("root"),
                "schema-codegen-maven-plugin/target/schema-codegen-maven-plugin-0.1.0-SNAPSHOT.jar");
        try (JarFile jar = new JarFile(plugin.toFile())) {
            Set<String> goals = texts(jar, "META-INF/maven/plugin.xml", "goal");
            // The second is a parameter of the first.
            goals.removeAll(Set.of("help", "${goal}"));

            assertEquals(goals, texts(jar, "META-INF/m2e/lifecycle-mapping-metadata.xml", "goal"));
            assertEquals(Set.of("true"), texts(jar, "META-INF/m2e/lifecycle-mapping-metadata.xml", "runOnIncremental"));
        }
    }

    private static Set<String> texts(JarFile jar, String file, String element) throws Exception {
        try (InputStream stream = jar.getInputStream(jar.getEntry(file))) {
            Document document =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(stream);
            NodeList nodes = document.getElementsByTagName(element);
            Set<String> texts = new TreeSet<>();
            for (int index = 0; index < nodes.getLength(); index++) {
                if (nodes.item(index) instanceof Element found) {
                    texts.add(found.getTextContent().strip());
                }
            }
            return texts;
        }
    }

    private static String text(JarFile jar, String name) throws IOException {
        ZipEntry entry = jar.getEntry(name);
        return entry == null ? "" : new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
    }
}
