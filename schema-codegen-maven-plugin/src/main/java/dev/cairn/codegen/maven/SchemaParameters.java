package dev.cairn.codegen.maven;

import dev.cairn.codegen.GenerationRequest;
import dev.cairn.codegen.input.InputPaths;
import dev.cairn.codegen.input.SchemaFiles;
import dev.cairn.codegen.input.SchemaInputs;
import dev.cairn.codegen.input.SourceType;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Parameters that say which schemas there are, and what is kept of them. */
@SuppressWarnings("NullAway.Init") // Maven sets the parameters before it calls execute().
abstract class SchemaParameters extends CodeParameters {

    /** The folder with the schemas. */
    @Parameter(property = "schema-codegen.sourceDirectory", defaultValue = "${project.basedir}/src/main/schema")
    private File sourceDirectory;

    /** Schema files and folders, instead of {@code sourceDirectory}. */
    @Parameter
    private @Nullable List<File> sourcePaths;

    /**
     * What the files are: {@code jsonschema} for schemas in YAML or JSON, or {@code json} or {@code yaml} for examples. Examples whose
     * names are the same up to the first point, as {@code order.json} and {@code order.paid.json}, are of one type.
     */
    @Parameter(property = "schema-codegen.sourceType", defaultValue = "jsonschema")
    private String sourceType;

    /** Patterns of the files in a folder that are schemas: {@code *}, {@code **} and {@code ?} as in a shell. */
    @Parameter
    private @Nullable List<String> includes;

    /** Patterns of the files in a folder that are not. */
    @Parameter
    private @Nullable List<String> excludes;

    /**
     * A YAML file of {@code Name: path} entries: names for types that the schemas leave nameless. In the source folder,
     * {@code names.yaml} is taken for it.
     */
    @Parameter
    private @Nullable File namesFile;

    /**
     * Files that are laid over a schema without touching it: definitions, properties and members of choices that it gets besides its
     * own. With several schemas, an overlay belongs to the one with whose name its own begins.
     */
    @Parameter
    private @Nullable List<File> overlays;

    /**
     * Folders with copies of documents that schemas refer to by their addresses: {@code https://host/a/b.json} is looked for as
     * {@code a/b.json} and {@code b.json}. Nothing is generated from what isn't referred to.
     */
    @Parameter
    private @Nullable List<File> referencePaths;

    /** Whether {@code $ref}s may be fetched over the network. */
    @Parameter(property = "schema-codegen.allowNetworkReferences", defaultValue = "false")
    private boolean allowNetworkReferences;

    /** Whether a compact copy of each schema, without its texts, becomes a resource in the target package. */
    @Parameter(property = "schema-codegen.includeSchemaResources", defaultValue = "false")
    private boolean includeSchemaResources;

    /**
     * Whether other modules may use the models by reference. Their classes get an index, {@code META-INF/schema-codegen}, and whole
     * copies of the schemas; the support classes are public.
     */
    @Parameter(property = "schema-codegen.shareModels", defaultValue = "false")
    private boolean shareModels;

    final GenerationRequest request() throws IOException, MojoFailureException {
        return request(paths());
    }

    /** The same of other schemas. */
    final GenerationRequest request(InputPaths where) throws IOException, MojoFailureException {
        SchemaInputs inputs = isPojo()
                ? SchemaInputs.eachFile(SchemaFiles.all(includes, excludes), where.sources())
                : SchemaInputs.find(
                        new SchemaFiles(SourceType.of(sourceType), includes, excludes),
                        where.sources(),
                        where.namesFile(),
                        where.overlays());
        if (needsTargetPackage() && !isPojo() && targetPackage().isBlank()) {
            throw new MojoFailureException("The parameter 'targetPackage' is missing: the package of the models.");
        }
        return new GenerationRequest(
                inputs,
                where.base(),
                targetPackage(),
                javaOptions(),
                includeSchemaResources,
                shareModels,
                typeOptions(where.sources()),
                where.references(),
                allowNetworkReferences);
    }

    /** Where the schemas are. */
    final InputPaths paths() {
        return new InputPaths(
                sources(),
                namesFile == null ? null : namesFile.toPath(),
                paths(overlays),
                paths(referencePaths),
                project().getBasedir().toPath());
    }

    /** The files and folders with schemas. */
    final List<Path> sources() {
        return sourcePaths == null ? List.of(sourceDirectory.toPath()) : paths(sourcePaths);
    }

    /** What the files are, as the user says it. */
    final String sourceType() {
        return sourceType;
    }

    private static List<Path> paths(@Nullable List<File> files) {
        return files == null ? List.of() : files.stream().map(File::toPath).toList();
    }

    /** Whether the goal makes models. */
    boolean needsTargetPackage() {
        return true;
    }

    /** Whether there are generated resources. */
    final boolean hasResources() {
        return includeSchemaResources || shareModels;
    }
}
