package dev.cairn.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * A small project that Maven builds, in a process of its own.
 *
 * <p>It has a local repository of its own, too, in which the plugin stands as if it were installed. All else comes from
 * the local repository of the build around it, which is all the project may know: nothing is fetched over the network.
 */
final class MavenProject {

    private static final String VERSION = "0.1.0-SNAPSHOT";
    private static final Path ROOT = Path.of(property("root"));
    private static final long MINUTES = 5;
    private static final List<String> RUN = List.of(
            "json",
            "templates",
            "core",
            "checkpoint",
            "http",
            "records",
            "retrieval",
            "manifest",
            "runtime",
            "testkit",
            "workbench");

    private final Path folder;

    private MavenProject(Path folder) {
        this.folder = folder;
    }

    /** A project in a folder {@code connector} inside of another, which gets the local repository. */
    static MavenProject in(Path folder) throws IOException {
        Path repository = folder.resolve("repository/dev/cairn");
        install(repository, "cairn-parent", ROOT, false);
        install(repository, "cairn-python-values", ROOT.resolve("python-values"), true);
        install(repository, "cairn-documents", ROOT.resolve("documents"), true);
        install(repository, "schema-codegen-maven-plugin", ROOT.resolve("schema-codegen-maven-plugin"), true);
        return empty(folder);
    }

    /** A project whose local repository has nothing of ours. */
    static MavenProject empty(Path folder) throws IOException {
        Files.writeString(folder.resolve("settings.xml"), """
                <settings>
                  <localRepository>%s</localRepository>
                  <mirrors>
                    <mirror><id>around</id><mirrorOf>*</mirrorOf><url>%s</url></mirror>
                  </mirrors>
                </settings>
                """.formatted(
                folder.resolve("repository"), Path.of(property("repository")).toUri()));
        return new MavenProject(Files.createDirectories(folder.resolve("connector")));
    }

    /** Puts the plugin of Gradle into the local repository, too, also by its name. */
    MavenProject withGradlePlugin() throws IOException {
        Path repository = folder.resolveSibling("repository/dev/cairn");
        Path module = ROOT.resolve("schema-codegen-gradle-plugin");
        install(repository, "schema-codegen-gradle-plugin", module, true);
        install(
                repository.resolve("schema-codegen"),
                "dev.cairn.schema-codegen.gradle.plugin",
                module.resolve("marker"),
                false);
        return this;
    }

    /** Puts what connectors and their tests depend on into the local repository, too, and the archetypes. */
    MavenProject withArchetypes() throws IOException {
        Path repository = folder.resolveSibling("repository/dev/cairn");
        for (String module : RUN) {
            install(repository, "cairn-" + module, ROOT.resolve(module), true);
        }
        install(repository, "generated-models", ROOT.resolve("generated-models"), true);
        install(repository, "cairn-bom", ROOT.resolve("bom"), false);
        Path archetypes = ROOT.resolve("archetypes");
        install(repository, "cairn-archetypes", archetypes, false);
        for (String kind : List.of("manifest-connector", "java-connector")) {
            install(repository, "cairn-" + kind + "-archetype", archetypes.resolve(kind), true);
        }
        return this;
    }

    /** A folder beside this project as a project, with the same local repository. */
    MavenProject beside(String name) {
        return new MavenProject(folder.resolveSibling(name));
    }

    /** Runs Git in the project's folder; it has to succeed. */
    String git(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("git", "-c", "user.name=test", "-c", "user.email=test@example.com"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + ": " + printed);
        }
        return printed;
    }

    private static void install(Path repository, String artifact, Path module, boolean jar) throws IOException {
        Path target = Files.createDirectories(repository.resolve(artifact).resolve(VERSION));
        String name = artifact + "-" + VERSION;
        Files.copy(module.resolve("pom.xml"), target.resolve(name + ".pom"), StandardCopyOption.REPLACE_EXISTING);
        if (jar) {
            Files.copy(module.resolve("target").resolve(name + ".jar"), target.resolve(name + ".jar"));
        }
    }

    /** What the build around this one says: see the POM. */
    static String property(String name) {
        return Objects.requireNonNull(System.getProperty("it." + name), name);
    }

    /**
     * The POM of a project that compiles generated models.
     *
     * @param plugins the {@code <plugin>} elements that generate them
     */
    static String pom(String artifact, String plugins) {
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>com.example</groupId>
                  <artifactId>%s</artifactId>
                  <version>1</version>
                  <properties>
                    <maven.compiler.release>17</maven.compiler.release>
                    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
                  </properties>
                  <dependencyManagement>
                    <dependencies>
                      <dependency>
                        <groupId>com.fasterxml.jackson</groupId>
                        <artifactId>jackson-bom</artifactId>
                        <version>%s</version>
                        <type>pom</type>
                        <scope>import</scope>
                      </dependency>
                    </dependencies>
                  </dependencyManagement>
                  <dependencies>
                    <dependency>
                      <groupId>com.fasterxml.jackson.core</groupId>
                      <artifactId>jackson-annotations</artifactId>
                    </dependency>
                    <dependency>
                      <groupId>org.jspecify</groupId>
                      <artifactId>jspecify</artifactId>
                      <version>%s</version>
                    </dependency>
                  </dependencies>
                  <build>
                    <pluginManagement>
                      <plugins>
                        <plugin><artifactId>maven-compiler-plugin</artifactId><version>%s</version></plugin>
                        <plugin><artifactId>maven-resources-plugin</artifactId><version>%s</version></plugin>
                      </plugins>
                    </pluginManagement>
                    <plugins>
                %s
                    </plugins>
                  </build>
                </project>
                """.formatted(
                        artifact,
                        property("jackson"),
                        property("jspecify"),
                        property("compilerPlugin"),
                        property("resourcesPlugin"),
                        plugins);
    }

    /** The POM around modules, which are folders beside it. */
    static String parentPom(String... modules) {
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>com.example</groupId>
                  <artifactId>around</artifactId>
                  <version>1</version>
                  <packaging>pom</packaging>
                  <modules><module>%s</module></modules>
                </project>
                """.formatted(String.join("</module><module>", modules));
    }

    /** Our plugin in a POM, with an execution {@code models} that generates. */
    static String plugin(String configuration) {
        return """
                <plugin>
                  <groupId>dev.cairn</groupId>
                  <artifactId>schema-codegen-maven-plugin</artifactId>
                  <version>%s</version>
                  <executions>
                    <execution><id>models</id><goals><goal>generate</goal></goals></execution>
                  </executions>
                  <configuration>%s</configuration>
                </plugin>
                """.formatted(VERSION, configuration);
    }

    /** What a command printed, and how it ended. */
    record Build(int exit, String log) {}

    Path file(String name) {
        return folder.resolve(name);
    }

    MavenProject write(String name, String text) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file(name).getParent()));
        Files.writeString(file(name), text);
        return this;
    }

    Build maven(String... goals) throws IOException, InterruptedException {
        return maven(Path.of(System.getProperty("java.home")), goals);
    }

    /** Runs Maven on a JDK. */
    Build maven(Path jdk, String... goals) throws IOException, InterruptedException {
        return maven(Path.of(property("mavenHome")), jdk, goals);
    }

    /** Runs another Maven than that of this build. */
    Build mavenOf(Path home, String... goals) throws IOException, InterruptedException {
        return maven(home, Path.of(System.getProperty("java.home")), goals);
    }

    private Build maven(Path home, Path jdk, String... goals) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(home.resolve("bin/mvn").toString(), "-B", "-s", "../settings.xml"));
        command.addAll(List.of(goals));
        Path log = file("build.log");
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.redirectOutput(log.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeAll(List.of("MAVEN_OPTS", "MAVEN_ARGS", "MAVEN_CONFIG", "MAVEN_PROJECTBASEDIR"));
        environment.put("JAVA_HOME", jdk.toString());
        // Short-lived processes don't repay optimised compilation.
        environment.put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        Process process = builder.start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        return new Build(process.waitFor(), Files.readString(log, StandardCharsets.UTF_8));
    }
}
