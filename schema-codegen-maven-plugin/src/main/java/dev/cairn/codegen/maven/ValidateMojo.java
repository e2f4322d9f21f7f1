package dev.cairn.codegen.maven;

import dev.cairn.codegen.GenerationRequest;
import dev.cairn.codegen.input.SchemaFiles;
import dev.cairn.codegen.schema.SchemaSet;
import dev.cairn.codegen.shared.SharedModels;
import dev.cairn.codegen.validate.DocumentValidator;
import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.Severity;
import dev.cairn.pythonvalues.words.Phrases;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Fails unless YAML and JSON documents are what the schema describes, and says what is wrong with them, all at once:
 * {@code file:line:column}, what was found, what was expected.
 */
@SuppressWarnings("NullAway.Init") // Maven sets the parameters before it calls execute().
@Mojo(name = "validate", defaultPhase = LifecyclePhase.VALIDATE, threadSafe = true)
public final class ValidateMojo extends SchemaMojo {

    /** The documents: files and folders. */
    @Parameter(property = "schema-codegen.documents", required = true)
    private List<File> documents;

    /** Patterns of the files in a folder that are documents. */
    @Parameter
    private @Nullable List<String> documentIncludes;

    /** Patterns of the files in a folder that are not. */
    @Parameter
    private @Nullable List<String> documentExcludes;

    /** The schema file, if there are several. */
    @Parameter(property = "schema-codegen.schema")
    private @Nullable File schema;

    /** The definition that describes the documents; by default it is the root of the schema. */
    @Parameter(property = "schema-codegen.definition")
    private @Nullable String definition;

    @Override
    void run() throws IOException, MojoFailureException {
        GenerationRequest request = request();
        if (!request.inputs().examples().isEmpty()) {
            throw new MojoFailureException(
                    "Documents are checked against schemas, and 'sourceType' says that there are" + " only examples.");
        }
        Path file = schema == null ? only(request.inputs().schemas()) : schema.toPath();
        Diagnostics diagnostics = new Diagnostics();
        SchemaSet schemas = new SchemaSet(
                request.baseDirectory(),
                classpath(),
                request.inputs().overlays(),
                request.referencePaths(),
                request.allowNetworkReferences(),
                new SharedModels(dependencies()),
                diagnostics);
        DocumentValidator validator =
                DocumentValidator.of(schemas, file, definition, request.baseDirectory(), diagnostics);
        List<Path> files = new ArrayList<>();
        for (File document : documents) {
            if (!document.exists()) {
                throw new MojoFailureException("There is no document " + document + ".");
            }
        }
        files.addAll(new SchemaFiles(documentIncludes, documentExcludes)
                .in(documents.stream().map(File::toPath).toList(), null));
        report(validator, files);
    }

    private void report(DocumentValidator validator, List<Path> files) throws MojoFailureException {
        long errors = 0;
        for (Path file : files) {
            for (Diagnostic diagnostic : validator.validate(file)) {
                log(diagnostic);
                errors += diagnostic.severity() == Severity.ERROR ? 1 : 0;
            }
        }
        if (errors > 0) {
            throw new MojoFailureException(Phrases.count(errors, "error") + " in the documents.");
        }
        getLog().info(files.size() == 1 ? "The document is valid." : "All " + files.size() + " documents are valid.");
    }

    private static Path only(List<Path> schemas) throws MojoFailureException {
        if (schemas.size() > 1) {
            throw new MojoFailureException("There are " + schemas.size() + " schemas: say which one with 'schema'.");
        }
        return schemas.get(0);
    }

    @Override
    boolean needsTargetPackage() {
        return false;
    }
}
