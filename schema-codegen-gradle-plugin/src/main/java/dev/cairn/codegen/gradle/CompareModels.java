package dev.cairn.codegen.gradle;

import dev.cairn.codegen.compare.ChangesFormat;
import dev.cairn.codegen.compare.EarlierSchemas;
import dev.cairn.codegen.compare.FailOnBreak;
import dev.cairn.codegen.compare.SchemaComparison;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.gradle.api.GradleException;
import org.gradle.api.provider.ListProperty;
import org.gradle.api.provider.Property;
import org.gradle.api.tasks.Input;
import org.gradle.api.tasks.TaskAction;
import org.gradle.api.tasks.options.Option;
import org.gradle.work.DisableCachingByDefault;

/** Says what a change of the schemas breaks, and fails if something breaks that must not. Writes nothing. */
@DisableCachingByDefault(because = "it writes nothing, and what a Git revision has is not known to Gradle")
public abstract class CompareModels extends ModelTask {

    /** Gradle makes these. */
    public CompareModels() {
        getFailOn().convention(List.of("all"));
        getAllow().convention(List.of());
        getStrict().convention(false);
        getFormat().convention("text");
    }

    /** The earlier schemas: a file, a folder, a jar that has them among its resources, or {@code git:REVISION}. */
    @Input
    @Option(option = "against", description = "The earlier schemas: a file, a folder, a jar, or git:REVISION.")
    public abstract Property<String> getAgainst();

    /** What must not break: {@code reading}, {@code writing}, {@code source}, {@code binary}, {@code all} or {@code none}. */
    @Input
    @Option(option = "fail-on", description = "What must not break: reading, writing, source, binary, all or none.")
    public abstract ListProperty<String> getFailOn();

    /** Kinds of changes that do not count. */
    @Input
    @Option(option = "allow", description = "Kinds of changes that don't count, such as constructor.")
    public abstract ListProperty<String> getAllow();

    /** Whether what may break counts, too. */
    @Input
    @Option(option = "strict", description = "What may break counts, too.")
    public abstract Property<Boolean> getStrict();

    /** {@code text}, {@code json} or {@code github}. */
    @Input
    @Option(option = "format", description = "text, json or github.")
    public abstract Property<String> getFormat();

    @TaskAction
    void compare() throws IOException {
        ModelSet models = getModels().get();
        Path project = getProjectDirectory().get().getAsFile().toPath();
        FailOnBreak wanted = located(() ->
                FailOnBreak.of(getFailOn().get(), getAllow().get(), getStrict().get()));
        SchemaComparison comparison = located(() -> compare(models, project));
        report().lines(comparison, wanted.breaking(comparison)).forEach(getLogger()::quiet);
        if (!wanted.breaking(comparison).isEmpty()) {
            throw new GradleException(wanted.summary(comparison));
        }
        getLogger().lifecycle(wanted.summary(comparison));
    }

    private SchemaComparison compare(ModelSet models, Path project) throws IOException {
        try (EarlierSchemas earlier = EarlierSchemas.find(
                getAgainst().get(),
                models.paths(project),
                models.getTargetPackage().get())) {
            return SchemaComparison.of(
                    generator().plan(models.request(earlier.paths())),
                    generator().plan(models.request(models.paths(project))));
        }
    }

    private ChangesFormat report() {
        try {
            return ChangesFormat.valueOf(getFormat().get().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new GradleException("There is no format '" + getFormat().get() + "': say text, json or github.", e);
        }
    }
}
