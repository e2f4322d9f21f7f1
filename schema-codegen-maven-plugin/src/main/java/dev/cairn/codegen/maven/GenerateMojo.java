package dev.cairn.codegen.maven;

import dev.cairn.codegen.Generation;
import dev.cairn.codegen.GenerationRequest;
import dev.cairn.codegen.Rehearsal;
import dev.cairn.codegen.output.BuildState;
import dev.cairn.codegen.output.Fingerprint;
import dev.cairn.codegen.output.OutputFiles;
import dev.cairn.codegen.output.TreeComparison;
import dev.cairn.codegen.shared.SharedModels;
import dev.cairn.documents.Node;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Generates Java sources from schemas, if anything changed since the last run, and adds them to the project.
 *
 * <p>A generated file that was edited by hand is written again, with a warning. In a folder whose files are committed, generated
 * files of types that are gone are deleted; what was not generated is left alone.
 */
@SuppressWarnings("NullAway.Init") // Maven sets the parameters before it calls execute().
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public final class GenerateMojo extends SchemaMojo {

    /** Where the goal remembers what it did. */
    @Parameter(defaultValue = "${project.build.directory}/schema-codegen", readonly = true)
    private File stateDirectory;

    @Override
    void run() throws IOException, MojoFailureException {
        long start = System.nanoTime();
        addToProject();
        Path stateFile = stateDirectory.toPath().resolve(execution().getExecutionId() + ".state");
        Path base = project().getBasedir().toPath();
        BuildState earlier = BuildState.read(stateFile, base).orElse(null);
        if (earlier == null) {
            rehearse();
        }
        GenerationRequest request = request();
        BuildState.Outputs outputs = earlier == null ? null : earlier.look();
        if (earlier != null
                && outputs != null
                && outputs.complete()
                && outputs.edited().isEmpty()
                && earlier.fingerprint().equals(fingerprint(request, earlier.inputs()))
                && new SharedModels(dependencies()).stillHas(earlier.inputs())) {
            getLog().info("The models are up to date." + since(start));
            return;
        }
        rehearse();
        Generation generation = generate(request);
        generation.warnings().forEach(this::log);
        if (outputs != null) {
            warnOf(outputs.edited(), "Edited by hand, and written again: ");
        }
        OutputFiles files = new OutputFiles();
        files.add(outputDirectory(), generation.sources());
        files.add(resourceDirectory(), generation.resources());
        Set<Path> gone = new LinkedHashSet<>();
        if (earlier != null) {
            gone.addAll(earlier.outputs().keySet());
        }
        if (isCommitted()) {
            gone.addAll(
                    TreeComparison.stale(outputDirectory(), generation.sources().keySet()));
        }
        OutputFiles.Outcome outcome = files.write(gone);
        new BuildState(fingerprint(request, generation.inputs()), List.copyOf(generation.inputs()), outcome.outputs())
                .write(stateFile, base);
        getLog().info(generation.types() + " types in "
                + generation.sources().size() + " files: " + outcome.written() + " written, " + outcome.deleted()
                + " deleted." + since(start));
    }

    private void rehearse() throws MojoFailureException {
        if (!isPojo()) {
            Rehearsal.start();
        }
    }

    private static String since(long start) {
        return " (" + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) + " ms)";
    }

    private void warnOf(List<Path> edited, String message) {
        for (Path file : edited) {
            getLog().warn(message + file);
        }
    }

    private String fingerprint(GenerationRequest request, Collection<URI> inputs)
            throws IOException, MojoFailureException {
        String version = execution().getMojoDescriptor().getPluginDescriptor().getVersion();
        if (version.endsWith("-SNAPSHOT")) {
            version += Fingerprint.ofCode(GenerateMojo.class) + Fingerprint.ofCode(Node.class);
        }
        Path base = request.baseDirectory();
        List<Path> schemas = new ArrayList<>();
        for (Path schema : request.inputs().files()) {
            schemas.add(base.relativize(schema));
        }
        return Fingerprint.of(String.join("\n", version, options(request), schemas.toString()), inputs);
    }
}
