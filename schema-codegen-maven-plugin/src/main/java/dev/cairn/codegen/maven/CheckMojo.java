package dev.cairn.codegen.maven;

import dev.cairn.codegen.Generation;
import dev.cairn.codegen.output.TreeComparison;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Fails unless the sources are exactly what the schemas say, and shows the differences as a unified diff: {@code -} is what is
 * there, {@code +} what should be. Writes nothing.
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CheckMojo extends SchemaMojo {

    @Override
    void run() throws IOException, MojoFailureException {
        Generation generation = generate(request());
        List<String> differences = new ArrayList<>(TreeComparison.differences(outputDirectory(), generation.sources()));
        if (hasResources()) {
            differences.addAll(TreeComparison.differences(resourceDirectory(), generation.resources()));
        }
        for (String difference : differences) {
            difference.lines().forEach(line -> getLog().error(line));
        }
        if (!differences.isEmpty()) {
            throw new MojoFailureException(
                    (differences.size() == 1 ? "1 file differs" : differences.size() + " files differ")
                            + " from what the schemas say. Don't edit generated files: change the schema, and delete them"
                            + " to have them generated anew.");
        }
        getLog().info("All " + generation.sources().size() + " files are what the schemas say.");
    }
}
