package dev.cairn.codegen.gradle;

import dev.cairn.codegen.java.JacksonVersion;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.gradle.api.Project;
import org.gradle.api.artifacts.Configuration;
import org.gradle.api.attributes.LibraryElements;
import org.gradle.api.attributes.Usage;
import org.gradle.api.plugins.JavaPluginExtension;
import org.gradle.api.tasks.SourceSet;
import org.gradle.api.tasks.TaskProvider;
import org.gradle.api.tasks.bundling.Jar;
import org.gradle.api.tasks.compile.AbstractCompile;
import org.gradle.api.tasks.javadoc.Javadoc;

/**
 * The main source set of a project, which models belong to. Whether they are committed is only known when the build file has been read,
 * so that whatever depends on it is asked for later.
 */
final class MainSources {

    private final Project project;
    private final ModelSet models;
    private final SourceSet main;

    MainSources(Project project, ModelSet models) {
        this.project = project;
        this.models = models;
        this.main = project.getExtensions()
                .getByType(JavaPluginExtension.class)
                .getSourceSets()
                .getByName(SourceSet.MAIN_SOURCE_SET_NAME);
    }

    /** Compiles and packs the models, and checks those that are committed. */
    void take(TaskProvider<GenerateModels> generate, TaskProvider<CheckModels> check) {
        main.getJava()
                .srcDir(later(() -> models.getCommitted().get()
                        ? models.getOutputDirectory()
                        : generate.flatMap(GenerateModels::getOutputDirectory)));
        main.getOutput()
                .dir(later(() -> !models.hasResources()
                        ? List.of()
                        : models.getCommitted().get()
                                ? models.getResourceDirectory()
                                : generate.flatMap(GenerateModels::getResourceDirectory)));
        project.getTasks()
                .named("check")
                .configure(
                        task -> task.dependsOn(later(() -> models.getCommitted().get() ? List.of(check) : List.of())));
        project.getTasks().withType(AbstractCompile.class).configureEach(task -> task.mustRunAfter(generate));
        project.getTasks().withType(Jar.class).configureEach(task -> task.mustRunAfter(generate));
        project.getTasks().withType(Javadoc.class).configureEach(task -> task.mustRunAfter(generate));
        models.getClasspath().from(main.getResources().getSourceDirectories(), jars());
        models.getJackson().convention(project.provider(this::jackson));
    }

    private static Callable<Object> later(Callable<Object> what) {
        return what;
    }

    /** What the sources are compiled with, as jars: folders with classes have no indexes of models. */
    private Configuration jars() {
        return project.getConfigurations().create("schemaCodegenClasspath", jars -> {
            jars.setDescription("Models and schemas of other modules that schemas may refer to.");
            jars.setCanBeConsumed(false);
            jars.extendsFrom(compileClasspath());
            jars.getAttributes()
                    .attribute(Usage.USAGE_ATTRIBUTE, project.getObjects().named(Usage.class, Usage.JAVA_API));
            jars.getAttributes()
                    .attribute(
                            LibraryElements.LIBRARY_ELEMENTS_ATTRIBUTE,
                            project.getObjects().named(LibraryElements.class, LibraryElements.JAR));
        });
    }

    /** What of Jackson the models can name, since the project depends on it itself. */
    private Set<JacksonVersion> jackson() {
        return compileClasspath().getAllDependencies().stream()
                .flatMap(dependency ->
                        JacksonVersion.of(String.valueOf(dependency.getGroup()), dependency.getName()).stream())
                .collect(Collectors.toSet());
    }

    private Configuration compileClasspath() {
        return project.getConfigurations().getByName(main.getCompileClasspathConfigurationName());
    }
}
