package dev.cairn.codegen.gradle;

import dev.cairn.codegen.Generation;
import dev.cairn.codegen.output.TreeComparison;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.gradle.api.GradleException;
import org.gradle.api.file.ConfigurableFileCollection;
import org.gradle.api.provider.Property;
import org.gradle.api.tasks.InputFiles;
import org.gradle.api.tasks.Internal;
import org.gradle.api.tasks.PathSensitive;
import org.gradle.api.tasks.PathSensitivity;
import org.gradle.api.tasks.TaskAction;
import org.gradle.work.DisableCachingByDefault;

/** Fails unless the sources are exactly what the schemas say; for sources that are committed. Writes nothing. */
@DisableCachingByDefault(because = "it writes nothing")
public abstract class CheckModels extends ModelTask {

    /** Gradle makes these. */
    public CheckModels() {
        getFound()
                .from(
                        getModels().flatMap(ModelSet::getOutputDirectory),
                        getModels().flatMap(ModelSet::getResourceDirectory));
        getRemedy().convention("gradle generateModels");
        // What passed once passes again, unless something changed.
        getOutputs().upToDateWhen(task -> true);
    }

    /** What is compared. */
    @InputFiles
    @PathSensitive(PathSensitivity.RELATIVE)
    public abstract ConfigurableFileCollection getFound();

    /** The command that writes the models, for messages. */
    @Internal
    public abstract Property<String> getRemedy();

    @TaskAction
    void compare() throws IOException {
        ModelSet models = getModels().get();
        Generation generation = generate();
        Path sources = models.getOutputDirectory().get().getAsFile().toPath();
        TreeComparison found = TreeComparison.of(sources, generation.sources())
                .and(TreeComparison.of(
                        models.getResourceDirectory().get().getAsFile().toPath(), generation.resources()));
        found.lines().forEach(getLogger()::error);
        Optional<String> problem = found.problem(sources, getRemedy().get());
        if (problem.isPresent()) {
            throw new GradleException(problem.get());
        }
    }
}
