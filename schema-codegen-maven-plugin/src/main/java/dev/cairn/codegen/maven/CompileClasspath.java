package dev.cairn.codegen.maven;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.DefaultDependencyResolutionRequest;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.DependencyResolutionResult;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.graph.Dependency;

/**
 * The dependencies that a module is compiled with. They are resolved when they are asked for, and not before: a goal that required them
 * would fail in {@code mvn generate-sources} where modules depend on each other, since none is compiled there.
 */
final class CompileClasspath implements Supplier<List<Path>> {

    private static final Set<String> SCOPES = Set.of("compile", "provided", "system");

    private final MavenProject project;
    private final MavenSession session;
    private final ProjectDependenciesResolver resolver;

    CompileClasspath(MavenProject project, MavenSession session, ProjectDependenciesResolver resolver) {
        this.project = project;
        this.session = session;
        this.resolver = resolver;
    }

    @Override
    public List<Path> get() {
        DefaultDependencyResolutionRequest request =
                new DefaultDependencyResolutionRequest(project, session.getRepositorySession());
        request.setResolutionFilter((node, parents) -> isCompiledWith(node.getDependency()));
        List<Path> files = new ArrayList<>();
        try {
            add(resolver.resolve(request), files);
        } catch (DependencyResolutionException e) {
            add(e.getResult(), files);
            for (Dependency missing : e.getResult().getUnresolvedDependencies()) {
                files.add(compiledBefore(missing.getArtifact())
                        .orElseThrow(() -> new IllegalArgumentException(
                                "the module's dependencies, which may have models of it, cannot be resolved (modules of the"
                                        + " same build have to be compiled: 'mvn compile'): " + e.getMessage(),
                                e)));
            }
        }
        return files;
    }

    private static void add(DependencyResolutionResult result, List<Path> files) {
        for (Dependency dependency : result.getResolvedDependencies()) {
            File file = dependency.getArtifact().getFile();
            if (file != null && isCompiledWith(dependency)) {
                files.add(file.toPath());
            }
        }
    }

    /** The classes of a module of this build that an earlier build compiled, for goals that are called by themselves. */
    private Optional<Path> compiledBefore(Artifact artifact) {
        return session.getProjects().stream()
                .filter(module -> module.getGroupId().equals(artifact.getGroupId())
                        && module.getArtifactId().equals(artifact.getArtifactId()))
                .map(module -> Path.of(module.getBuild().getOutputDirectory()))
                .filter(Files::isDirectory)
                .findFirst();
    }

    private static boolean isCompiledWith(Dependency dependency) {
        return dependency != null && SCOPES.contains(dependency.getScope());
    }
}
