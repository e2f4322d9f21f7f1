package dev.cairn.codegen.maven;

import dev.cairn.codegen.CodeGenerator;
import dev.cairn.codegen.Generation;
import dev.cairn.codegen.GenerationRequest;
import dev.cairn.codegen.input.InputException;
import dev.cairn.codegen.output.Seal;
import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Severity;
import dev.cairn.pythonvalues.words.FailureWords;
import dev.cairn.pythonvalues.words.Phrases;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.model.Resource;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.eclipse.aether.RepositorySystem;

/** What the goals have in common. */
@SuppressWarnings("NullAway.Init") // Maven sets the parameters before it calls execute().
abstract class SchemaMojo extends SchemaParameters {

    private static final String PLUGIN = "dev.cairn:schema-codegen-maven-plugin";

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

    /** Whether the goal is skipped. */
    @Parameter(property = "schema-codegen.skip", defaultValue = "false")
    private boolean skip;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Inject
    private ProjectDependenciesResolver resolver;

    @Inject
    private RepositorySystem repositories;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Skipped.");
            return;
        }
        if (isCommitted()) {
            new BoundGoals(project(), PLUGIN, outputDirectory()).refuseBoth();
        }
        if (isPojo()) {
            pojos().check();
        } else {
            Jsonschema2pojoParameters.warnings(pom()).forEach(getLog()::warn);
        }
        try {
            run();
        } catch (InvalidDocumentException e) {
            e.diagnostics().forEach(this::log);
            long errors = e.diagnostics().stream()
                    .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
                    .count();
            throw new MojoFailureException(Phrases.count(errors, "error") + " in the schemas.");
        } catch (InputException e) {
            throw new MojoFailureException(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new MojoExecutionException("Cannot read or write: " + FailureWords.of(e), e);
        }
    }

    /** Does the goal's work. */
    abstract void run() throws IOException, MojoFailureException;

    /** What the schemas give; where it is committed, each source with its seal. */
    final Generation generate(GenerationRequest request) throws IOException, MojoFailureException {
        try (URLClassLoader classpath = classpath()) {
            Generation generation = isPojo()
                    ? pojos().generate(request, sources(), sourceType(), classpath, dependencies())
                    : new CodeGenerator(classpath, dependencies()).generate(request);
            return isCommitted() ? generation.withSources(Seal::on) : generation;
        }
    }

    /** All that changes what is generated, as text; the files are not among it. */
    final String options(GenerationRequest request) throws MojoFailureException {
        return isPojo() ? pojos().options(request, sources(), sourceType()) : request.options();
    }

    private PojoProfile pojos() {
        Plugin declared = project().getPlugin(PLUGIN);
        EngineJars jars = new EngineJars(
                project(),
                repositories,
                session.getRepositorySession(),
                execution.getMojoDescriptor().getPluginDescriptor(),
                declared);
        return new PojoProfile(project(), session, pom(), jars);
    }

    private PomConfiguration pom() {
        return PomConfiguration.of(project().getPlugin(PLUGIN), execution.getExecutionId());
    }

    /** Whether the sources lie outside of the folder that a build may delete: then they are part of the project. */
    final boolean isCommitted() {
        return !isInTarget(outputDirectory());
    }

    /** Whether a build may delete a folder. */
    final boolean isInTarget(Path folder) {
        Path target =
                Path.of(project().getBuild().getDirectory()).toAbsolutePath().normalize();
        return folder.toAbsolutePath().normalize().startsWith(target);
    }

    /** The sources are compiled, and the resources packed. */
    final void addToProject() throws MojoFailureException {
        if (!isPojo() || pojos().addsSourceRoot()) {
            project().addCompileSourceRoot(outputDirectory().toString());
        }
        if (hasResources()) {
            Resource resource = new Resource();
            resource.setDirectory(resourceDirectory.toString());
            project().addResource(resource);
        }
    }

    /** Where {@code classpath:} references are looked up: the project's resources, then the plugin's own dependencies. */
    final URLClassLoader classpath() throws IOException {
        List<URL> folders = new ArrayList<>();
        for (Resource resource : project().getResources()) {
            folders.add(new File(resource.getDirectory()).toURI().toURL());
        }
        return new URLClassLoader(folders.toArray(URL[]::new), SchemaMojo.class.getClassLoader());
    }

    /** The module's own dependencies, which are only resolved if a schema refers to one that is nowhere else. */
    final Supplier<List<Path>> dependencies() {
        return new CompileClasspath(project(), session, resolver);
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

    final Path outputDirectory() {
        return outputDirectory.toPath();
    }

    final Path resourceDirectory() {
        return resourceDirectory.toPath();
    }

    /** The goals of this plugin that a build runs on one output folder. */
    private record BoundGoals(MavenProject project, String plugin, Path outputDirectory) {

        /**
         * Refuses to run {@code generate} and {@code check} in one build on a folder whose files are committed: the one would write what
         * the other is there to find, and no check would ever fail.
         */
        void refuseBoth() throws MojoFailureException {
            Plugin bindings = project.getPlugin(plugin);
            Set<String> bound = new TreeSet<>();
            for (PluginExecution execution : bindings == null ? List.<PluginExecution>of() : bindings.getExecutions()) {
                if (!"none".equals(execution.getPhase()) && writesHere(execution)) {
                    bound.addAll(execution.getGoals());
                }
            }
            if (bound.contains("generate") && bound.contains("check")) {
                throw new MojoFailureException(
                        "Both 'generate' and 'check' are bound to the build for " + outputDirectory
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
                            .equals(outputDirectory.normalize());
        }
    }
}
