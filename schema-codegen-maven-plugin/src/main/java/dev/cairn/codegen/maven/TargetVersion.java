package dev.cairn.codegen.maven;

import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** The version of Java that a project's sources are for, found as jsonschema2pojo's Maven plugin does: it decides on {@code @Generated}. */
record TargetVersion(MavenProject project) {

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
