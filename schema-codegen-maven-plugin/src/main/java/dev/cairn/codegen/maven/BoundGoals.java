package dev.cairn.codegen.maven;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** The goals of this plugin that a build runs on one output folder. */
record BoundGoals(MavenProject project, String plugin, Path outputDirectory) {

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
                        .equals(outputDirectory.normalize());
    }
}
