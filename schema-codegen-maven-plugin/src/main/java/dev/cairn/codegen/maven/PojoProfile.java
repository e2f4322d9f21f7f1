package dev.cairn.codegen.maven;

import dev.cairn.codegen.Generation;
import dev.cairn.codegen.GenerationRequest;
import dev.cairn.codegen.pojo.EngineLoader;
import dev.cairn.codegen.pojo.ParameterValue;
import dev.cairn.codegen.pojo.PojoRequest;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** The profile {@code jsonschema2pojo} in a build: its generator is fetched when there is something to generate, and not before. */
final class PojoProfile {

    private final MavenProject project;
    private final ProfileParameters parameters;
    private final EngineJars jars;

    PojoProfile(MavenProject project, MavenSession session, PomConfiguration pom, EngineJars jars) {
        this.project = project;
        this.parameters = new ProfileParameters(
                pom.parameters(),
                List.of(session.getUserProperties(), session.getSystemProperties(), project.getProperties()));
        this.jars = jars;
    }

    /** Refuses what the profile doesn't have, all at once. */
    void check() throws MojoFailureException {
        if (!parameters.problems().isEmpty()) {
            throw new MojoFailureException(String.join("\n", parameters.problems()));
        }
    }

    /** Whether the sources are compiled with the project. */
    boolean addsSourceRoot() {
        return parameters.addsSourceRoot();
    }

    /** All that changes what is generated, as text; the files are not among it. */
    String options(GenerationRequest request, List<Path> sources, String sourceType) {
        return request(request, sources, sourceType).options() + "\n" + jars;
    }

    /**
     * Generates, in memory.
     *
     * @param resources where the project's resources are looked up
     * @param dependencies the project's, which may have schemas, and classes that schemas name
     */
    Generation generate(
            GenerationRequest request,
            List<Path> sources,
            String sourceType,
            ClassLoader resources,
            Supplier<List<Path>> dependencies)
            throws IOException {
        try (URLClassLoader classpath = new URLClassLoader(urls(dependencies), resources);
                EngineLoader engine = new EngineLoader(jars.resolve(), classpath)) {
            return engine.generator().generate(request(request, sources, sourceType), engine);
        }
    }

    private PojoRequest request(GenerationRequest request, List<Path> sources, String sourceType) {
        Map<String, ParameterValue> given = new TreeMap<>(parameters.given());
        // Where files are makes no difference to what is generated.
        given.keySet().removeAll(ProfileParameters.OF_THE_GOALS);
        given.put("sourceType", ParameterValue.of(sourceType));
        given.putIfAbsent("targetVersion", ParameterValue.of(new TargetVersion(project).text()));
        return new PojoRequest(request, sources, given);
    }

    /**
     * Where modules of the same build are not compiled yet, it has to do without what they have, as with jsonschema2pojo's
     * plugin.
     */
    private static URL[] urls(Supplier<List<Path>> dependencies) throws IOException {
        List<URL> urls = new ArrayList<>();
        try {
            for (Path dependency : dependencies.get()) {
                urls.add(dependency.toUri().toURL());
            }
        } catch (IllegalArgumentException e) {
            urls.clear();
        }
        return urls.toArray(URL[]::new);
    }

    /**
     * The version of Java that a project's sources are for, found as jsonschema2pojo's Maven plugin does: it decides on
     * {@code @Generated}.
     */
    private record TargetVersion(MavenProject project) {

        private static final String COMPILER = "org.apache.maven.plugins:maven-compiler-plugin";

        /** What properties or the compiler's configuration say, or this JVM's. */
        String text() {
            Stream<String> properties = Stream.of("maven.compiler.source", "maven.compiler.release")
                    .filter(project.getProperties()::containsKey)
                    .map(project.getProperties()::getProperty);
            return Stream.concat(properties, configured())
                    .findFirst()
                    .orElse(String.valueOf(Runtime.version().feature()));
        }

        private Stream<String> configured() {
            Plugin compiler = project.getPlugin(COMPILER);
            return compiler != null && compiler.getConfiguration() instanceof Xpp3Dom configuration
                    ? List.of("source", "release").stream()
                            .filter(name -> configuration.getChild(name) != null)
                            .map(name -> configuration.getChild(name).getValue())
                    : Stream.empty();
        }
    }
}
