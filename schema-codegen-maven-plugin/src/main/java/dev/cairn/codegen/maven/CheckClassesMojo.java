package dev.cairn.codegen.maven;

import dev.cairn.codegen.Generation;
import dev.cairn.codegen.classes.CompiledModels;
import dev.cairn.codegen.classes.SourceCompilationException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Fails unless compiled models are exactly what the schemas say. Writes nothing. */
@SuppressWarnings("NullAway.Init") // Maven sets the parameters before it calls execute().
@Mojo(
        name = "check-classes",
        defaultPhase = LifecyclePhase.VERIFY,
        requiresDependencyResolution = ResolutionScope.COMPILE,
        threadSafe = true)
public final class CheckClassesMojo extends SchemaMojo {

    /** A jar or a folder with compiled models. */
    @Parameter(
            property = "schema-codegen.compiledClasses",
            defaultValue = "${project.build.outputDirectory}",
            required = true)
    private File compiledClasses;

    @Override
    void run() throws IOException, MojoFailureException {
        Generation generation = generate(request());
        List<Path> classpath = project().getArtifacts().stream()
                .map(Artifact::getFile)
                .filter(file -> file != null)
                .map(File::toPath)
                .toList();
        List<String> differences;
        try {
            differences = new CompiledModels(compiledClasses.toPath(), classpath).differences(generation.sources());
        } catch (SourceCompilationException e) {
            throw new MojoFailureException(e.getMessage(), e);
        }
        for (String difference : differences) {
            difference.lines().forEach(line -> getLog().error(line));
        }
        if (!differences.isEmpty()) {
            throw new MojoFailureException(
                    (differences.size() == 1 ? "1 class differs" : differences.size() + " classes differ") + " in "
                            + compiledClasses + " from what the schemas say.");
        }
        getLog().info("All classes in " + compiledClasses + " are what the schemas say.");
    }
}
