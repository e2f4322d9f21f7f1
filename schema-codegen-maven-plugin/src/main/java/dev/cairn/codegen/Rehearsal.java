package dev.cairn.codegen;

import dev.cairn.codegen.java.JavaEmitter;
import dev.cairn.codegen.java.JavaOptions;
import dev.cairn.codegen.java.ModelPackage;
import dev.cairn.codegen.name.Names;
import dev.cairn.codegen.name.TypeOptions;
import dev.cairn.codegen.plan.TypePlanner;
import dev.cairn.codegen.schema.Schema;
import dev.cairn.codegen.schema.SchemaChecks;
import dev.cairn.codegen.schema.SchemaSet;
import dev.cairn.codegen.shared.SharedModels;
import dev.cairn.codegen.type.TypeModel;
import dev.cairn.documents.Diagnostics;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Generates models of a small schema of our own, on another processor, while the real schemas are still being read. In a build's
 * JVM, which has only just started, loading the generator's classes and linking its lambdas takes longer than running them: so
 * this is done by the time it is needed. What comes out is thrown away.
 */
public final class Rehearsal {

    private static final URI SCHEMA = URI.create("classpath:dev/cairn/codegen/rehearsal.yaml");
    private static final AtomicBoolean STARTED = new AtomicBoolean();

    private Rehearsal() {}

    /** Starts it in the background, once in a JVM, and not where there is only one processor. */
    public static void start() {
        if (Runtime.getRuntime().availableProcessors() > 1 && !STARTED.getAndSet(true)) {
            Thread thread = new Thread(Rehearsal::tryToGenerate, "schema-codegen-rehearsal");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private static void tryToGenerate() {
        try {
            generate();
        } catch (RuntimeException | LinkageError e) {
            // The run itself does the same and tells what is wrong.
            STARTED.set(true);
        }
    }

    /** The sources of the small schema. */
    static Map<String, String> generate() {
        Diagnostics diagnostics = new Diagnostics();
        SchemaSet schemas = new SchemaSet(
                Path.of(""),
                Rehearsal.class.getClassLoader(),
                Map.of(),
                List.of(),
                false,
                SharedModels.none(),
                diagnostics);
        Schema root = schemas.read(SCHEMA).orElseThrow();
        TypeModel model = new TypePlanner(schemas, Names.none(), "rehearsal", TypeOptions.DEFAULT, diagnostics)
                .plan(Map.of(root, "Rehearsal"));
        new SchemaChecks(diagnostics, Set.of()).check(root.node());
        diagnostics.throwIfErrors();
        return new JavaEmitter(ModelPackage.alone("rehearsal"), JavaOptions.DEFAULT).emit(model);
    }
}
