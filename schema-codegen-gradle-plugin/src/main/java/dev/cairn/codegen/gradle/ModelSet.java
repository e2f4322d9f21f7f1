package dev.cairn.codegen.gradle;

import dev.cairn.codegen.GenerationRequest;
import dev.cairn.codegen.input.InputPaths;
import dev.cairn.codegen.input.SchemaFiles;
import dev.cairn.codegen.input.SchemaInputs;
import dev.cairn.codegen.input.SourceType;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import org.gradle.api.file.ConfigurableFileCollection;
import org.gradle.api.file.DirectoryProperty;
import org.gradle.api.file.FileCollection;
import org.gradle.api.file.ProjectLayout;
import org.gradle.api.file.RegularFileProperty;
import org.gradle.api.provider.ListProperty;
import org.gradle.api.provider.Property;
import org.gradle.api.provider.Provider;
import org.gradle.api.tasks.Classpath;
import org.gradle.api.tasks.Input;
import org.gradle.api.tasks.InputFile;
import org.gradle.api.tasks.InputFiles;
import org.gradle.api.tasks.Internal;
import org.gradle.api.tasks.Optional;
import org.gradle.api.tasks.PathSensitive;
import org.gradle.api.tasks.PathSensitivity;

/**
 * Which schemas there are, what becomes of them, and where. The extension {@code schemaCodegen} is the one of the main source set;
 * tasks of other sets get one by {@code objects.newInstance(ModelSet)}.
 */
public abstract class ModelSet extends ModelOptions {

    /** Gradle makes these, as objects of a subclass of its own. */
    @Inject
    @SuppressWarnings("InjectOnConstructorOfAbstractClass")
    public ModelSet(ProjectLayout layout) {
        getSourceDirectory().convention(layout.getProjectDirectory().dir("src/main/schema"));
        getSourceType().convention("jsonschema");
        getAllowNetworkReferences().convention(false);
        getIncludeSchemaResources().convention(false);
        getShareModels().convention(false);
        getBuildDirectory().convention(layout.getBuildDirectory());
        getOutputDirectory().convention(getBuildDirectory().dir("generated/sources/schema-codegen"));
        getResourceDirectory().convention(getBuildDirectory().dir("generated/resources/schema-codegen"));
    }

    /** The folder with the schemas. */
    @InputFiles
    @PathSensitive(PathSensitivity.RELATIVE)
    public abstract DirectoryProperty getSourceDirectory();

    /** Schema files and folders, instead of {@code sourceDirectory}. */
    @InputFiles
    @PathSensitive(PathSensitivity.RELATIVE)
    public abstract ConfigurableFileCollection getSourcePaths();

    /** What the files are: {@code jsonschema} for schemas in YAML or JSON, or {@code json} or {@code yaml} for examples. */
    @Input
    public abstract Property<String> getSourceType();

    /** Patterns of the files in a folder that are schemas: {@code *}, {@code **} and {@code ?} as in a shell. */
    @Input
    public abstract ListProperty<String> getIncludes();

    /** Patterns of the files in a folder that are not. */
    @Input
    public abstract ListProperty<String> getExcludes();

    /** Names for types that the schemas leave nameless. In a source folder, {@code names.yaml} is taken for it. */
    @InputFile
    @Optional
    @PathSensitive(PathSensitivity.NAME_ONLY)
    public abstract RegularFileProperty getNamesFile();

    /** Files that are laid over a schema: what it gets besides its own. */
    @InputFiles
    @PathSensitive(PathSensitivity.NAME_ONLY)
    public abstract ConfigurableFileCollection getOverlays();

    /**
     * Folders with copies of documents that schemas refer to by their addresses; and, since Gradle has to know what a task reads, all
     * other folders with files that schemas refer to.
     */
    @InputFiles
    @PathSensitive(PathSensitivity.RELATIVE)
    public abstract ConfigurableFileCollection getReferencePaths();

    /** Where {@code classpath:} references are looked up, and models of other modules. By default that of the main source set. */
    @Classpath
    public abstract ConfigurableFileCollection getClasspath();

    /** Whether references may be fetched over the network. */
    @Input
    public abstract Property<Boolean> getAllowNetworkReferences();

    /** Whether a compact copy of each schema becomes a resource in the target package. */
    @Input
    public abstract Property<Boolean> getIncludeSchemaResources();

    /** Whether other modules may use the models by reference. */
    @Input
    public abstract Property<Boolean> getShareModels();

    /** The folder for generated sources. */
    @Internal
    public abstract DirectoryProperty getOutputDirectory();

    /** The folder for generated resources. */
    @Internal
    public abstract DirectoryProperty getResourceDirectory();

    @Internal
    protected abstract DirectoryProperty getBuildDirectory();

    /** Whether the sources lie outside of the folder that a build may delete: then they are part of the project. */
    @Input
    public Provider<Boolean> getCommitted() {
        return getOutputDirectory()
                .zip(
                        getBuildDirectory(),
                        (output, build) -> !path(output.getAsFile()).startsWith(path(build.getAsFile())));
    }

    /** Whether there are generated resources. */
    final boolean hasResources() {
        return getIncludeSchemaResources().get() || getShareModels().get();
    }

    /** @param project diagnostics name files relative to this folder */
    final InputPaths paths(Path project) {
        return new InputPaths(
                getSourcePaths().isEmpty()
                        ? List.of(path(getSourceDirectory().get().getAsFile()))
                        : paths(getSourcePaths()),
                getNamesFile().isPresent() ? path(getNamesFile().get().getAsFile()) : null,
                paths(getOverlays()),
                paths(getReferencePaths()),
                project);
    }

    /** What is asked for of schemas, which may be others than those of this set. */
    final GenerationRequest request(InputPaths where) throws IOException {
        SchemaInputs inputs = SchemaInputs.find(
                new SchemaFiles(
                        SourceType.of(getSourceType().get()),
                        getIncludes().get(),
                        getExcludes().get()),
                where.sources(),
                where.namesFile(),
                where.overlays());
        return new GenerationRequest(
                inputs,
                where.base(),
                getTargetPackage().get(),
                javaOptions(),
                getIncludeSchemaResources().get(),
                getShareModels().get(),
                typeOptions(where.sources()),
                where.references(),
                getAllowNetworkReferences().get());
    }

    final List<Path> classpath() {
        return paths(getClasspath());
    }

    /** The files and folders that Gradle knows to be read. */
    final List<Path> known() {
        List<Path> known = new ArrayList<>(classpath());
        known.add(path(getSourceDirectory().get().getAsFile()));
        known.addAll(paths(getSourcePaths()));
        known.addAll(paths(getOverlays()));
        known.addAll(paths(getReferencePaths()));
        if (getNamesFile().isPresent()) {
            known.add(path(getNamesFile().get().getAsFile()));
        }
        return known;
    }

    private static List<Path> paths(FileCollection files) {
        return files.getFiles().stream().map(ModelSet::path).toList();
    }

    private static Path path(File file) {
        return file.toPath().toAbsolutePath().normalize();
    }
}
