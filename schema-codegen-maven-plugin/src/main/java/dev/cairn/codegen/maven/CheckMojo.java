package dev.cairn.codegen.maven;

import dev.cairn.codegen.Generation;
import dev.cairn.codegen.output.TreeComparison;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Fails unless the sources are exactly what the schemas say; for sources that are committed. The folder becomes a source folder of
 * the project. Files that somebody edited are shown as a unified diff: {@code -} is what is there, {@code +} what should be.
 * Files that were not generated are left alone. Writes nothing.
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public final class CheckMojo extends SchemaMojo {

    @Override
    void run() throws IOException, MojoFailureException {
        addToProject();
        Generation generation = generate(request());
        generation.warnings().forEach(this::log);
        TreeComparison sources = TreeComparison.of(outputDirectory(), generation.sources());
        List<String> edited = new ArrayList<>(sources.edited());
        List<String> outdated = new ArrayList<>(sources.outdated());
        if (hasResources()) {
            TreeComparison resources = TreeComparison.of(resourceDirectory(), generation.resources());
            edited.addAll(resources.edited());
            outdated.addAll(resources.outdated());
        }
        for (String diff : edited) {
            diff.lines().forEach(line -> getLog().error(line));
        }
        outdated.forEach(line -> getLog().error(line));
        if (!edited.isEmpty() && !isCommitted()) {
            throw new MojoFailureException(
                    files(edited.size(), " differs", " differ") + " from what the schemas say in " + outputDirectory()
                            + "; the goal 'generate' writes them again.");
        }
        if (!edited.isEmpty()) {
            throw new MojoFailureException(files(edited.size(), " was", " were")
                    + " edited by hand in " + outputDirectory()
                    + "; the differences are shown above. Change the schema instead, and run"
                    + " 'mvn schema-codegen:generate' to have the models written again.");
        }
        if (!outdated.isEmpty()) {
            throw new MojoFailureException(files(outdated.size(), " is", " are")
                    + " not what the schemas say now. Run 'mvn schema-codegen:generate', and commit what it writes.");
        }
        getLog().info("All " + generation.sources().size() + " files are what the schemas say.");
    }

    private static String files(int count, String one, String several) {
        return count == 1 ? "1 file" + one : count + " files" + several;
    }
}
