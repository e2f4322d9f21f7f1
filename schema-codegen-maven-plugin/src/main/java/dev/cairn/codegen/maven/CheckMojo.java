package dev.cairn.codegen.maven;

import dev.cairn.codegen.Generation;
import dev.cairn.codegen.output.TreeComparison;
import java.io.IOException;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Fails unless the sources are exactly what the schemas say; for sources that are committed. The folder becomes a source folder of
 * the project. Files that were edited, or whose schema has changed, are shown as a unified diff: {@code -} is what is there,
 * {@code +} what should be. Files that were not generated are left alone. Writes nothing.
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public final class CheckMojo extends SchemaMojo {

    @Override
    void run() throws IOException, MojoFailureException {
        addToProject();
        if (hasResources() && isCommitted() && isInTarget(resourceDirectory())) {
            throw new MojoFailureException(
                    "The sources are committed, and the resources that belong to them are not: set"
                            + " 'resourceDirectory', which is " + resourceDirectory() + ", to a folder that is.");
        }
        Generation generation = generate(request());
        generation.warnings().forEach(this::log);
        TreeComparison found = TreeComparison.of(outputDirectory(), generation.sources());
        if (hasResources()) {
            found = found.and(TreeComparison.of(resourceDirectory(), generation.resources()));
        }
        found.lines().forEach(line -> getLog().error(line));
        if (!found.edited().isEmpty() && !isCommitted()) {
            throw new MojoFailureException(TreeComparison.files(found.edited().size(), " differs", " differ")
                    + " from what the schemas say in " + outputDirectory()
                    + "; the goal 'generate' writes them again.");
        }
        Optional<String> problem = found.problem(outputDirectory(), "mvn schema-codegen:generate");
        if (problem.isPresent()) {
            throw new MojoFailureException(problem.get());
        }
        getLog().info("All " + generation.sources().size() + " files are what the schemas say.");
    }
}
