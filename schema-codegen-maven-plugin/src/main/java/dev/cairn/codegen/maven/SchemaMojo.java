package dev.cairn.codegen.maven;

import dev.cairn.codegen.CodeGenerator;
import dev.cairn.codegen.Generation;
import dev.cairn.codegen.GenerationRequest;
import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Severity;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What the goals have in common: which schemas, and what to make of them. */
@SuppressWarnings("NullAway.Init") // Maven sets the parameters before it calls execute().
abstract class SchemaMojo extends AbstractMojo {

    /** The folder with the schemas. */
    @Parameter(property = "schema-codegen.sourceDirectory", defaultValue = "${project.basedir}/src/main/schema")
    private File sourceDirectory;

    /** Schema files and folders, instead of {@code sourceDirectory}. */
    @Parameter
    private @Nullable List<File> sourcePaths;

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

    /** The package of the generated types. */
    @Parameter(property = "schema-codegen.targetPackage", required = true)
    private String targetPackage;

    /** The folder for generated sources. */
    @Parameter(
            property = "schema-codegen.outputDirectory",
            defaultValue = "${project.build.directory}/generated-sources/schema-codegen")
    private File outputDirectory;

    /** The folder for generated resources. */
    @Parameter(defaultValue = "${project.build.directory}/generated-resources/schema-codegen")
    private File resourceDirectory;

    /** Whether records get builders and {@code with} methods. */
    @Parameter(property = "schema-codegen.generateBuilders", defaultValue = "false")
    private boolean generateBuilders;

    /** Whether a compact copy of each schema, without its texts, becomes a resource in the target package. */
    @Parameter(property = "schema-codegen.includeSchemaResources", defaultValue = "false")
    private boolean includeSchemaResources;

    /**
     * Folders with copies of documents that schemas refer to by their addresses: {@code https://host/a/b.json} is looked for as
     * {@code a/b.json} and {@code b.json}. Nothing is generated from what isn't referred to.
     */
    @Parameter
    private @Nullable List<File> referencePaths;

    /** Whether {@code $ref}s may be fetched over the network. */
    @Parameter(property = "schema-codegen.allowNetworkReferences", defaultValue = "false")
    private boolean allowNetworkReferences;

    /** Does nothing. */
    @Parameter(property = "schema-codegen.skip", defaultValue = "false")
    private boolean skip;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Skipped.");
            return;
        }
        try {
            run();
        } catch (InvalidDocumentException e) {
            e.diagnostics().forEach(this::log);
            long errors = e.diagnostics().stream()
                    .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
                    .count();
            throw new MojoFailureException(
                    errors == 1 ? "1 error in the schemas." : errors + " errors in the schemas.", e);
        } catch (IOException e) {
            throw new MojoExecutionException("Cannot read or write: " + e.getMessage(), e);
        }
    }

    /** Does the goal's work. */
    abstract void run() throws IOException, MojoFailureException;

    final GenerationRequest request() throws IOException, MojoFailureException {
        Path base = project.getBasedir().toPath();
        SchemaFiles files = new SchemaFiles(includes, excludes);
        List<Path> folders = sourcePaths == null
                ? List.of(sourceDirectory.toPath())
                : sourcePaths.stream().map(File::toPath).toList();
        Path names = namesFile == null ? files.namesIn(folders) : namesFile.toPath();
        List<Path> schemas = files.in(folders, names);
        if (schemas.isEmpty()) {
            throw new MojoFailureException("There are no schemas in " + folders + ".");
        }
        return new GenerationRequest(
                schemas,
                base,
                names,
                targetPackage,
                generateBuilders,
                includeSchemaResources,
                referencePaths == null
                        ? List.of()
                        : referencePaths.stream().map(File::toPath).toList(),
                allowNetworkReferences);
    }

    static Generation generate(GenerationRequest request) {
        return new CodeGenerator(SchemaMojo.class.getClassLoader()).generate(request);
    }

    final void log(Diagnostic diagnostic) {
        if (diagnostic.severity() == Severity.WARNING) {
            getLog().warn(diagnostic.toString());
        } else {
            getLog().error(diagnostic.toString());
        }
    }

    final MavenProject project() {
        return project;
    }

    final Path outputDirectory() {
        return outputDirectory.toPath();
    }

    final Path resourceDirectory() {
        return resourceDirectory.toPath();
    }

    final boolean hasResources() {
        return includeSchemaResources;
    }
}
