package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cairn.it.MavenProject.Build;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plugin in projects of several kinds, each with a build of its own. */
@Tag("thorough")
class PluginProjectsIT {

    private static final String GENERATED = "target/generated-sources/schema-codegen/com/example/models/";
    private static final String PACKAGE = "<targetPackage>com.example.models</targetPackage>";

    private static final String SCHEMA = """
            definitions:
              Fetch: {type: object, required: [url], properties: {url: {type: string}}}
              Store: {type: object, properties: {depth: {type: integer}}}
            """;

    @TempDir
    private Path folder;

    @Test
    void modulesAreGeneratedAtTheSameTime() throws IOException, InterruptedException {
        MavenProject project = MavenProject.in(folder).write("pom.xml", MavenProject.parentPom("one", "two", "three"));
        for (String module : new String[] {"one", "two", "three"}) {
            project.write(module + "/pom.xml", MavenProject.pom(module, MavenProject.plugin(PACKAGE)))
                    .write(module + "/src/main/schema/steps.yaml", SCHEMA.replace("depth", module));
        }

        Build build = project.maven("-T2", "generate-sources");

        assertEquals(0, build.exit(), build.log());
        for (String module : new String[] {"one", "two", "three"}) {
            String store = Files.readString(project.file(module + "/" + GENERATED + "Store.java"));
            assertTrue(store.contains("Long " + module), store);
        }
        assertFalse(build.log().contains("not marked as thread-safe"), build.log());
    }

    @Test
    void theTypeOfADefinitionThatIsGoneIsDeleted() throws IOException, InterruptedException {
        MavenProject project = MavenProject.in(folder)
                .write("pom.xml", MavenProject.pom("pruned", MavenProject.plugin(PACKAGE)))
                .write("src/main/schema/steps.yaml", SCHEMA);
        assertEquals(0, project.maven("generate-sources").exit());
        assertTrue(Files.exists(project.file(GENERATED + "Store.java")));
        project.write("src/main/schema/steps.yaml", SCHEMA.substring(0, SCHEMA.indexOf("  Store")));

        Build build = project.maven("generate-sources");

        assertTrue(build.log().contains("1 deleted."), build.log());
        assertFalse(Files.exists(project.file(GENERATED + "Store.java")));
        assertTrue(Files.exists(project.file(GENERATED + "Fetch.java")));
    }

    /** The configuration is one of jsonschema2pojo's, of which only the plugin's name was changed. */
    @Test
    void aConfigurationOfJsonschema2pojoDoesTheSameHere() throws IOException, InterruptedException {
        MavenProject project = MavenProject.in(folder)
                .write("pom.xml", MavenProject.pom("migrated", MavenProject.plugin("""
                        <sourcePaths><sourcePath>${project.basedir}/schemas</sourcePath></sourcePaths>
                        <includes><include>**/*.json</include></includes>
                        <excludes><exclude>**/draft/*.json</exclude></excludes>
                        <targetPackage>com.example.models</targetPackage>
                        <outputDirectory>${project.build.directory}/models</outputDirectory>
                        <generateBuilders>true</generateBuilders>
                        <classNamePrefix>My</classNamePrefix>
                        <includeAdditionalProperties>true</includeAdditionalProperties>
                        <dateTimeType>java.time.Instant</dateTimeType>
                        <usePrimitives>true</usePrimitives>
                        """)))
                .write("schemas/address.json", """
                        {"type": "object", "properties": {"street": {"type": "string"}}}
                        """)
                .write("schemas/draft/unfinished.json", "{\"type\": \"nothing\"}")
                .write("src/main/java/com/example/Writer.java", """
                        package com.example;

                        import com.example.models.MyAddress;

                        class Writer {
                            Object address() {
                                return MyAddress.builder().street("Main Street").build().additionalProperties();
                            }
                        }
                        """);

        Build build = project.maven("compile");

        assertEquals(0, build.exit(), build.log());
        assertTrue(Files.exists(project.file("target/models/com/example/models/MyAddress.java")), build.log());
        assertTrue(
                build.log()
                        .contains("'dateTimeType' is a parameter of jsonschema2pojo, and has no effect here. Instead:"
                                + " 'formatTypeMapping', with classes of java.time:"),
                build.log());
        assertTrue(build.log().contains("'usePrimitives' is a parameter of jsonschema2pojo"), build.log());
    }

    @Test
    void theNewestJdkHereCompilesTheModels() throws IOException, InterruptedException {
        Optional<Path> jdk = newestJdk();
        assumeTrue(jdk.isPresent());
        String pom = MavenProject.pom("newest", MavenProject.plugin(PACKAGE))
                .replace("<maven.compiler.release>17<", "<maven.compiler.release>" + version(jdk.get()) + "<");
        MavenProject project =
                MavenProject.in(folder).write("pom.xml", pom).write("src/main/schema/steps.yaml", SCHEMA);

        Build build = project.maven(jdk.get(), "compile", "dev.cairn:schema-codegen-maven-plugin:check-classes@models");

        assertEquals(0, build.exit(), build.log());
        assertTrue(build.log().contains("All classes in"), build.log());
    }

    /** The newest of the JDKs that lie beside the one that we run on, if it is newer. */
    private static Optional<Path> newestJdk() throws IOException {
        Path home = Path.of(System.getProperty("java.home")).toRealPath();
        try (Stream<Path> homes = Files.list(home.getParent())) {
            return homes.filter(each -> Files.isExecutable(each.resolve("bin/javac")))
                    .filter(each -> version(each) > version(home))
                    .max(Comparator.comparingInt(PluginProjectsIT::version));
        }
    }

    /** The feature version of a JDK, from the file that each has; 0 if there is none. */
    private static int version(Path home) {
        try (Stream<String> lines = Files.lines(home.resolve("release"))) {
            return lines.filter(line -> line.startsWith("JAVA_VERSION="))
                    .map(line -> line.replaceAll("^JAVA_VERSION=\"(\\d+).*", "$1"))
                    .mapToInt(Integer::parseInt)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
