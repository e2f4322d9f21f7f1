package dev.cairn.codegen.maven;

import dev.cairn.codegen.CodeGenerator;
import dev.cairn.codegen.Generation;
import dev.cairn.codegen.GenerationRequest;
import dev.cairn.codegen.input.InputException;
import dev.cairn.codegen.input.SchemaFiles;
import dev.cairn.codegen.input.SchemaInputs;
import dev.cairn.codegen.java.BeanValidation;
import dev.cairn.codegen.java.JacksonVersion;
import dev.cairn.codegen.java.JavaOptions;
import dev.cairn.codegen.java.TypeSelection;
import dev.cairn.codegen.output.Seal;
import dev.cairn.codegen.type.TypeOptions;
import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Severity;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.model.Resource;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** What the goals have in common: which schemas, and what to make of them. */
@SuppressWarnings("NullAway.Init") // Maven sets the parameters before it calls execute().
abstract class SchemaMojo extends AbstractMojo {

    private static final String PLUGIN = "dev.cairn:schema-codegen-maven-plugin";

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

    /**
     * Files that are laid over a schema without touching it: definitions, properties and members of choices that it gets besides its
     * own. With several schemas, an overlay belongs to the one with whose name its own begins.
     */
    @Parameter
    private @Nullable List<File> overlays;

    /** The package of the generated types; needed by all goals but {@code validate}. */
    @Parameter(property = "schema-codegen.targetPackage")
    private @Nullable String targetPackage;

    /** What the names of types begin with, where nobody chose one. */
    @Parameter(property = "schema-codegen.classNamePrefix", defaultValue = "")
    private @Nullable String classNamePrefix;

    /** What the names of types end with, where nobody chose one. */
    @Parameter(property = "schema-codegen.classNameSuffix", defaultValue = "")
    private @Nullable String classNameSuffix;

    /**
     * The class that texts of a format become, by the format's name: {@code <uri>java.lang.String</uri>} leaves them texts. By
     * default {@code date-time}, {@code date}, {@code uri} and {@code uuid} become classes of the JDK.
     */
    @Parameter
    private @Nullable Map<String, String> formatTypeMapping;

    /**
     * Whether records keep properties that the schema neither names nor forbids, in a component {@code additionalProperties}. If
     * not, such properties are dropped when a document is read.
     */
    @Parameter(property = "schema-codegen.includeAdditionalProperties", defaultValue = "true")
    private boolean includeAdditionalProperties;

    /** Whether numbers become {@code BigDecimal}s; if not, one that a {@code double} can't hold is refused. */
    @Parameter(property = "schema-codegen.useBigDecimals", defaultValue = "false")
    private boolean useBigDecimals;

    /** Whether integers become {@code BigInteger}s; if not, one of more than 64 bits is refused. */
    @Parameter(property = "schema-codegen.useBigIntegers", defaultValue = "false")
    private boolean useBigIntegers;

    /**
     * Whether schemas in a folder below the source folder become types of a package below the target package, which is called like the
     * folder.
     */
    @Parameter(property = "schema-codegen.packagePerFolder", defaultValue = "false")
    private boolean packagePerFolder;

    /** The folder for generated sources. */
    @Parameter(
            property = "schema-codegen.outputDirectory",
            defaultValue = "${project.build.directory}/generated-sources/schema-codegen")
    private File outputDirectory;

    /** The folder for generated resources. */
    @Parameter(
            property = "schema-codegen.resourceDirectory",
            defaultValue = "${project.build.directory}/generated-resources/schema-codegen")
    private File resourceDirectory;

    /** The records that get a builder: {@code all}, {@code none}, or the names of types with commas between them. */
    @Parameter(property = "schema-codegen.builders")
    private @Nullable String builders;

    /** Whether all records get a builder, where {@code builders} says nothing. */
    @Parameter(property = "schema-codegen.generateBuilders", defaultValue = "false")
    private boolean generateBuilders;

    /** The records that get a {@code with} method per component, as {@code builders}. */
    @Parameter(property = "schema-codegen.withers")
    private @Nullable String withers;

    /**
     * The records that get a constant for the name of each property in JSON, as {@code builders}: {@code CURSOR_FIELD} is
     * {@code "cursor_field"}.
     */
    @Parameter(property = "schema-codegen.propertyNames")
    private @Nullable String propertyNames;

    /**
     * The enums that also take texts which the schema doesn't list, and keep them, as {@code builders}. What they become is no Java
     * enum, but a record that has one.
     */
    @Parameter(property = "schema-codegen.lenientEnums")
    private @Nullable String lenientEnums;

    /** Whether components get the annotations of Bean Validation for what they are checked for, from {@code javax.validation}. */
    @Parameter(property = "schema-codegen.includeJsr303Annotations", defaultValue = "false")
    private boolean includeJsr303Annotations;

    /** Whether these are from {@code jakarta.validation} instead. */
    @Parameter(property = "schema-codegen.useJakartaValidation", defaultValue = "false")
    private boolean useJakartaValidation;

    /** What every type is annotated with, as Java has it: {@code @com.example.Audited("x")}. */
    @Parameter
    private @Nullable List<String> typeAnnotations;

    /** Whether a compact copy of each schema, without its texts, becomes a resource in the target package. */
    @Parameter(property = "schema-codegen.includeSchemaResources", defaultValue = "false")
    private boolean includeSchemaResources;

    /**
     * Whether other modules may use the models by reference. Their classes get an index, {@code META-INF/schema-codegen}, and whole
     * copies of the schemas; the support classes are public.
     */
    @Parameter(property = "schema-codegen.shareModels", defaultValue = "false")
    private boolean shareModels;

    /**
     * Folders with copies of documents that schemas refer to by their addresses: {@code https://host/a/b.json} is looked for as
     * {@code a/b.json} and {@code b.json}. Nothing is generated from what isn't referred to.
     */
    @Parameter
    private @Nullable List<File> referencePaths;

    /** Whether {@code $ref}s may be fetched over the network. */
    @Parameter(property = "schema-codegen.allowNetworkReferences", defaultValue = "false")
    private boolean allowNetworkReferences;

    /** Whether the goal is skipped. */
    @Parameter(property = "schema-codegen.skip", defaultValue = "false")
    private boolean skip;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Inject
    private ProjectDependenciesResolver resolver;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Skipped.");
            return;
        }
        refuseBoth();
        Jsonschema2pojoParameters.warnings(project.getPlugin(PLUGIN), execution.getExecutionId())
                .forEach(getLog()::warn);
        try {
            run();
        } catch (InvalidDocumentException e) {
            e.diagnostics().forEach(this::log);
            long errors = e.diagnostics().stream()
                    .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
                    .count();
            throw new MojoFailureException(
                    errors == 1 ? "1 error in the schemas." : errors + " errors in the schemas.");
        } catch (InputException e) {
            throw new MojoFailureException(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new MojoExecutionException("Cannot read or write: " + e.getMessage(), e);
        }
    }

    /** Does the goal's work. */
    abstract void run() throws IOException, MojoFailureException;

    final GenerationRequest request() throws IOException, MojoFailureException {
        Path base = project.getBasedir().toPath();
        List<Path> sources = sourcePaths == null ? List.of(sourceDirectory.toPath()) : paths(sourcePaths);
        SchemaInputs inputs = SchemaInputs.find(
                new SchemaFiles(includes, excludes),
                sources,
                namesFile == null ? null : namesFile.toPath(),
                paths(overlays));
        if (needsTargetPackage() && (targetPackage == null || targetPackage.isBlank())) {
            throw new MojoFailureException("The parameter 'targetPackage' is missing: the package of the models.");
        }
        return new GenerationRequest(
                inputs.schemas(),
                inputs.overlays(),
                base,
                inputs.namesFile(),
                targetPackage == null ? "" : targetPackage,
                javaOptions(),
                includeSchemaResources,
                shareModels,
                new TypeOptions(
                        classNamePrefix == null ? "" : classNamePrefix,
                        classNameSuffix == null ? "" : classNameSuffix,
                        formatTypeMapping == null ? Map.of() : formatTypeMapping,
                        includeAdditionalProperties,
                        useBigDecimals,
                        useBigIntegers,
                        packagePerFolder
                                ? sources.stream().map(Path::toAbsolutePath).toList()
                                : List.of()),
                paths(referencePaths),
                allowNetworkReferences);
    }

    /** What of Jackson the models can name, since the project depends on it itself. */
    private Set<JacksonVersion> jackson() {
        Set<JacksonVersion> versions = EnumSet.noneOf(JacksonVersion.class);
        for (Dependency dependency : project.getDependencies()) {
            if (!"test".equals(dependency.getScope()) && !"runtime".equals(dependency.getScope())) {
                JacksonVersion.of(dependency.getGroupId(), dependency.getArtifactId())
                        .ifPresent(versions::add);
            }
        }
        return versions;
    }

    private JavaOptions javaOptions() {
        return new JavaOptions(
                builders == null
                        ? (generateBuilders ? TypeSelection.ALL : TypeSelection.NONE)
                        : TypeSelection.of(builders),
                withers == null ? TypeSelection.NONE : TypeSelection.of(withers),
                propertyNames == null ? TypeSelection.NONE : TypeSelection.of(propertyNames),
                lenientEnums == null ? TypeSelection.NONE : TypeSelection.of(lenientEnums),
                !includeJsr303Annotations
                        ? BeanValidation.NONE
                        : useJakartaValidation ? BeanValidation.JAKARTA : BeanValidation.JAVAX,
                typeAnnotations == null ? List.of() : typeAnnotations,
                jackson());
    }

    private static List<Path> paths(@Nullable List<File> files) {
        return files == null ? List.of() : files.stream().map(File::toPath).toList();
    }

    /** Whether the goal makes models. */
    boolean needsTargetPackage() {
        return true;
    }

    /** What the schemas give; where it is committed, each source with its seal. */
    final Generation generate(GenerationRequest request) throws IOException {
        try (URLClassLoader classpath = classpath()) {
            Generation generation = new CodeGenerator(classpath, dependencies()).generate(request);
            return isCommitted() ? generation.withSources(Seal::on) : generation;
        }
    }

    /** Whether the sources lie outside of the folder that a build may delete: then they are part of the project. */
    final boolean isCommitted() {
        return !isInTarget(outputDirectory());
    }

    /** Whether a build may delete a folder. */
    final boolean isInTarget(Path folder) {
        Path target =
                Path.of(project.getBuild().getDirectory()).toAbsolutePath().normalize();
        return folder.toAbsolutePath().normalize().startsWith(target);
    }

    /** The sources are compiled, and the resources packed. */
    final void addToProject() {
        project.addCompileSourceRoot(outputDirectory().toString());
        if (hasResources()) {
            Resource resource = new Resource();
            resource.setDirectory(resourceDirectory.toString());
            project.addResource(resource);
        }
    }

    /**
     * Refuses to run both goals in one build on one folder whose files are committed: {@code generate} would write what
     * {@code check} is there to find, and no check would ever fail.
     */
    private void refuseBoth() throws MojoFailureException {
        if (!isCommitted()) {
            return;
        }
        Plugin plugin = project.getPlugin(PLUGIN);
        Set<String> bound = new TreeSet<>();
        for (PluginExecution execution : plugin == null ? List.<PluginExecution>of() : plugin.getExecutions()) {
            if (!"none".equals(execution.getPhase()) && writesHere(execution)) {
                bound.addAll(execution.getGoals());
            }
        }
        if (bound.contains("generate") && bound.contains("check")) {
            throw new MojoFailureException("Both 'generate' and 'check' are bound to the build for " + outputDirectory
                    + ", so the models would be written again before they are checked, and no edit would ever be found."
                    + " For models that are committed bind 'check' only, and run 'mvn schema-codegen:generate' when the"
                    + " schema changes; or let the models be generated into "
                    + project.getBuild().getDirectory()
                    + " and bind 'generate' only.");
        }
    }

    private boolean writesHere(PluginExecution execution) {
        Xpp3Dom folder = execution.getConfiguration() instanceof Xpp3Dom configuration
                ? configuration.getChild("outputDirectory")
                : null;
        return folder == null
                || project.getBasedir()
                        .toPath()
                        .resolve(folder.getValue())
                        .normalize()
                        .equals(outputDirectory().normalize());
    }

    /** Where {@code classpath:} references are looked up: the project's resources, then the plugin's own dependencies. */
    final URLClassLoader classpath() throws IOException {
        List<URL> folders = new ArrayList<>();
        for (Resource resource : project.getResources()) {
            folders.add(new File(resource.getDirectory()).toURI().toURL());
        }
        return new URLClassLoader(folders.toArray(URL[]::new), SchemaMojo.class.getClassLoader());
    }

    /** The module's own dependencies, which are only resolved if a schema refers to one that is nowhere else. */
    final Supplier<List<Path>> dependencies() {
        return new CompileClasspath(project, session, resolver);
    }

    final void log(Diagnostic diagnostic) {
        if (diagnostic.severity() == Severity.WARNING) {
            getLog().warn(diagnostic.toString());
        } else {
            getLog().error(diagnostic.toString());
        }
    }

    final MojoExecution execution() {
        return execution;
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
        return includeSchemaResources || shareModels;
    }
}
