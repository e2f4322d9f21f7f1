package dev.cairn.codegen.gradle;

import dev.cairn.codegen.Generation;
import dev.cairn.codegen.output.OutputFiles;
import dev.cairn.codegen.output.TreeComparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gradle.api.file.DirectoryProperty;
import org.gradle.api.tasks.CacheableTask;
import org.gradle.api.tasks.OutputDirectory;
import org.gradle.api.tasks.TaskAction;

/**
 * Generates Java sources from schemas. In a folder whose files are committed, generated files of types that are gone are deleted, and
 * what was not generated is left alone.
 */
@CacheableTask
public abstract class GenerateModels extends ModelTask {

    /** Gradle makes these. */
    public GenerateModels() {
        getOutputDirectory().convention(getModels().flatMap(ModelSet::getOutputDirectory));
        getResourceDirectory().convention(getModels().flatMap(ModelSet::getResourceDirectory));
        // A cache would put its files in the place of all that is there.
        getOutputs()
                .doNotCacheIf(
                        "the sources are committed",
                        task -> models(task).getCommitted().get());
        getOutputs()
                .doNotCacheIf(
                        "schemas may lie on the network",
                        task -> models(task).getAllowNetworkReferences().get());
    }

    private static ModelSet models(Object task) {
        return ((GenerateModels) task).getModels().get();
    }

    /** The folder for generated sources; that of the models. */
    @OutputDirectory
    public abstract DirectoryProperty getOutputDirectory();

    /** The folder for generated resources; that of the models. */
    @OutputDirectory
    public abstract DirectoryProperty getResourceDirectory();

    @TaskAction
    void write() throws IOException {
        Generation generation = generate();
        Path sources = getOutputDirectory().get().getAsFile().toPath();
        Path resources = getResourceDirectory().get().getAsFile().toPath();
        OutputFiles files = new OutputFiles();
        files.add(sources, generation.sources());
        files.add(resources, generation.resources());
        List<Path> earlier = new ArrayList<>();
        if (models(this).getCommitted().get()) {
            earlier.addAll(TreeComparison.stale(sources, generation.sources().keySet()));
        } else {
            earlier.addAll(files(sources));
            earlier.addAll(files(resources));
        }
        OutputFiles.Outcome outcome = files.write(earlier);
        getLogger()
                .info(
                        "{} types in {} files: {} written, {} deleted.",
                        generation.types(),
                        generation.sources().size(),
                        outcome.written(),
                        outcome.deleted());
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
