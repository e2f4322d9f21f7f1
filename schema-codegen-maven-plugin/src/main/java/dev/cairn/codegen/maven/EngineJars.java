package dev.cairn.codegen.maven;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.RepositoryUtils;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.jspecify.annotations.Nullable;

/**
 * jsonschema2pojo with all that it depends on, from the repositories that plugins come from. The plugin doesn't bring it along: Maven would
 * look through twenty artifacts more in each build, also for those who generate records.
 */
final class EngineJars {

    private static final String CORE = "jsonschema2pojo-core";

    private final MavenProject project;
    private final RepositorySystem repositories;
    private final RepositorySystemSession session;
    private final List<Dependency> wanted = new ArrayList<>();

    /**
     * Nothing is resolved yet.
     *
     * @param plugin this plugin, which knows the version
     * @param declared this plugin as the POM has it: its own dependencies have annotators and rules; null if the POM has none
     */
    EngineJars(
            MavenProject project,
            RepositorySystem repositories,
            RepositorySystemSession session,
            PluginDescriptor plugin,
            @Nullable Plugin declared) {
        this.project = project;
        this.repositories = repositories;
        this.session = session;
        plugin.getArtifacts().stream()
                .filter(artifact -> artifact.getArtifactId().equals(CORE))
                .forEach(core -> wanted.add(new Dependency(RepositoryUtils.toArtifact(core), "runtime")));
        if (declared != null) {
            declared.getDependencies()
                    .forEach(own -> wanted.add(RepositoryUtils.toDependency(own, session.getArtifactTypeRegistry())));
        }
    }

    /**
     * Resolves the jars.
     *
     * @throws IOException if they can't be had
     */
    List<URL> resolve() throws IOException {
        CollectRequest request = new CollectRequest();
        request.setDependencies(wanted);
        request.setRepositories(project.getRemotePluginRepositories());
        List<URL> jars = new ArrayList<>();
        try {
            for (ArtifactResult result : repositories
                    .resolveDependencies(session, new DependencyRequest(request, null))
                    .getArtifactResults()) {
                jars.add(result.getArtifact().getFile().toURI().toURL());
            }
        } catch (DependencyResolutionException e) {
            throw new IOException("the profile jsonschema2pojo needs jars that can't be had: " + e.getMessage(), e);
        }
        return jars;
    }

    /** Their coordinates: another version generates other models. */
    @Override
    public String toString() {
        return wanted.toString();
    }
}
