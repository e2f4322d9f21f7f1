package dev.cairn.codegen.gradle;

import org.gradle.api.Plugin;
import org.gradle.api.Project;
import org.gradle.api.tasks.TaskProvider;

/** Adds {@code generateModels}, {@code checkModels} and {@code compareModels}; where there is Java, the models belong to its main sources. */
public final class SchemaCodegenPlugin implements Plugin<Project> {

    private static final String GENERATE = "generateModels";

    @Override
    public void apply(Project project) {
        ModelSet models = project.getExtensions().create("schemaCodegen", ModelSet.class);
        TaskProvider<GenerateModels> generate = project.getTasks().register(GENERATE, GenerateModels.class, task -> {
            task.setGroup("build");
            task.setDescription("Generates Java models from schemas.");
            task.getModels().set(models);
        });
        TaskProvider<CheckModels> check = project.getTasks().register("checkModels", CheckModels.class, task -> {
            task.setGroup("verification");
            task.setDescription("Fails unless the models are what the schemas say.");
            task.getModels().set(models);
            task.getRemedy()
                    .set("gradle " + (project == project.getRootProject() ? "" : project.getPath() + ":") + GENERATE);
            task.mustRunAfter(generate);
        });
        project.getTasks().register("compareModels", CompareModels.class, task -> {
            task.setGroup("verification");
            task.setDescription("Says what a change of the schemas breaks.");
            task.getModels().set(models);
        });
        project.getPluginManager().withPlugin("java", java -> new MainSources(project, models).take(generate, check));
    }
}
