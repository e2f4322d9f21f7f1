package dev.cairn.codegen.maven;

import dev.cairn.codegen.Generation;
import dev.cairn.codegen.classes.CompiledModels;
import dev.cairn.codegen.classes.SourceCompilationException;
import dev.cairn.codegen.output.TreeComparison;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Fails unless the sources are exactly what the schemas say, and shows the differences as a unified diff: {@code -} is what is
 * there, {@code +} what should be. Writes nothing.
 */
@SuppressWarnings("NullAway.Init") // Maven sets the parameters before it calls execute().
@Mojo(
        name = "check",
        defaultPhase = LifecyclePhase.VERIFY,
        requiresDependencyResolution = ResolutionScope.COMPILE,
        threadSafe = true)
public final class CheckMojo extends SchemaMojo {

    /** A jar or a folder with compiled models, which are checked instead of sources. */
    @Parameter(property = "schema-codegen.compiledClasses")
    private @Nullable File compiledClasses;

    @Override
    void run() throws IOException, MojoFailureException {
        Generation generation = generate(request());
        if (compiledClasses != null) {
            checkClasses(generation, compiledClasses.toPath());
            return;
        }
        List<String> differences = new ArrayList<>(TreeComparison.differences(outputDirectory(), generation.sources()));
        if (hasResources()) {
            differences.addAll(TreeComparison.differences(resourceDirectory(), generation.resources()));
        }
        for (String difference : differences) {
            difference.lines().forEach(line -> getLog().error(line));
        }
        if (!differences.isEmpty()) {
            throw new MojoFailureException(
                    (differences.size() == 1 ? "1 file differs" : differences.size() + " files differ")
                            + " from what the schemas say. Don't edit generated files: change the schema, and delete them"
                            + " to have them generated anew.");
        }
        getLog().info("All " + generation.sources().size() + " files are what the schemas say.");
    }

    private void checkClasses(Generation generation, Path place) throws IOException, MojoFailureException {
        List<Path> classpath = project().getArtifacts().stream()
                .map(artifact -> artifact.getFile())
                .filter(file -> file != null)
                .map(File::toPath)
                .toList();
        List<String> differences;
        try {
            differences = new CompiledModels(place, classpath).differences(generation.sources(), targetPackage());
        } catch (SourceCompilationException e) {
            throw new MojoFailureException(e.getMessage(), e);
        }
        for (String difference : differences) {
            difference.lines().forEach(line -> getLog().error(line));
        }
        if (!differences.isEmpty()) {
            throw new MojoFailureException(
                    (differences.size() == 1 ? "1 class differs" : differences.size() + " classes differ") + " in "
                            + place + " from what the schemas say.");
        }
        getLog().info("All classes in " + place + " are what the schemas say.");
    }
}
