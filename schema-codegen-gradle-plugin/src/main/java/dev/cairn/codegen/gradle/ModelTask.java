package dev.cairn.codegen.gradle;

import dev.cairn.codegen.CodeGenerator;
import dev.cairn.codegen.Generation;
import dev.cairn.codegen.input.InputException;
import dev.cairn.codegen.output.Seal;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Severity;
import dev.cairn.pythonvalues.words.Phrases;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.gradle.api.DefaultTask;
import org.gradle.api.GradleException;
import org.gradle.api.file.DirectoryProperty;
import org.gradle.api.provider.Property;
import org.gradle.api.tasks.Internal;
import org.gradle.api.tasks.Nested;
import org.gradle.work.DisableCachingByDefault;

/** What the tasks have in common. */
@DisableCachingByDefault(because = "tasks say for themselves whether they can be cached")
public abstract class ModelTask extends DefaultTask {

    private static final String IN_JAR = "jar:";

    ModelTask() {
        getProjectDirectory().set(getProject().getLayout().getProjectDirectory());
    }

    /** Which models. */
    @Nested
    public abstract Property<ModelSet> getModels();

    /** Diagnostics name files relative to this folder. */
    @Internal
    protected abstract DirectoryProperty getProjectDirectory();

    /** What the schemas give; where it is committed, each source with its seal. */
    final Generation generate() throws IOException {
        ModelSet models = getModels().get();
        Path project = getProjectDirectory().get().getAsFile().toPath();
        Generation generation = located(() -> generator().generate(models.request(models.paths(project))));
        generation.warnings().forEach(warning -> getLogger().warn(warning.toString()));
        refuseUnknown(generation.inputs(), models.known(), project);
        return models.getCommitted().get() ? generation.withSources(Seal::on) : generation;
    }

    final CodeGenerator generator() {
        return new CodeGenerator(ModelTask.class.getClassLoader(), getModels().get()::classpath);
    }

    /** Something that reads schemas. */
    interface Reading<T> {
        T read() throws IOException;
    }

    /** What comes of reading schemas; what is wrong with them is logged. */
    final <T> T located(Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (InvalidDocumentException e) {
            throw invalid(e);
        } catch (InputException e) {
            throw new GradleException(String.valueOf(e.getMessage()), e);
        }
    }

    private GradleException invalid(InvalidDocumentException invalid) {
        long errors = 0;
        for (var diagnostic : invalid.diagnostics()) {
            if (diagnostic.severity() == Severity.ERROR) {
                errors++;
                getLogger().error(diagnostic.toString());
            } else {
                getLogger().warn(diagnostic.toString());
            }
        }
        return new GradleException(Phrases.count(errors, "error") + " in the schemas.");
    }

    /** Models would be stale, or come from a cache that knows others, after a change of a file that Gradle doesn't know to be read. */
    private static void refuseUnknown(Set<URI> inputs, List<Path> known, Path project) {
        Set<String> unknown = new TreeSet<>();
        for (URI input : inputs) {
            String text = input.toString();
            URI file =
                    text.startsWith(IN_JAR) ? URI.create(text.substring(IN_JAR.length(), text.indexOf("!/"))) : input;
            if ("file".equals(file.getScheme())) {
                Path path = Path.of(file).normalize();
                if (known.stream().noneMatch(path::startsWith)) {
                    unknown.add((path.startsWith(project) ? project.relativize(path) : path).toString());
                }
            }
        }
        if (!unknown.isEmpty()) {
            throw new GradleException(
                    "Schemas refer to files of which Gradle does not know that they are read, so that it would"
                            + " not see them change: add their folder to 'referencePaths'. "
                            + String.join(", ", unknown));
        }
    }
}
