package dev.cairn.it.recorded;

import dev.cairn.documents.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A case as its file says.
 *
 * @param file the YAML file; CONTRIBUTING.md tells its keys
 * @param api the routes as they stand in the file, in which {@code $BASE_URL} is not filled in yet
 */
record RecordedCase(Path file, List<CaseStep> steps, List<?> api, Comparison comparison) {

    static final String EXTENSION = ".yaml";

    /**
     * Reads a case.
     *
     * @throws IllegalArgumentException if the file says something that no case says
     */
    static RecordedCase load(Path file) throws IOException {
        Fields fields = new Fields(
                file.toString(),
                new YamlReader().read(file.toString(), Files.readString(file)).toPlain());
        String title = fields.text("title", "");
        if (fields.list("exercises").isEmpty() || title.isBlank()) {
            throw new IllegalArgumentException(file + ": a case has a title, and a list of what it exercises");
        }
        List<?> state = fields.has("state") ? fields.list("state") : null;
        CaseStep base = new CaseStep(
                "read",
                "read",
                fields.text("manifest", ""),
                CaseInputs.config(fields.take("config")),
                fields.list("streams"),
                state,
                0);
        List<CaseStep> steps = new ArrayList<>();
        for (Object step : fields.list("steps")) {
            steps.add(CaseStep.of(new Fields(file + ", steps", step), base, steps.isEmpty()));
        }
        List<?> api = fields.list("api");
        Comparison comparison = Comparison.of(fields);
        fields.take("rows"); // for CompatibilityTableIT
        fields.end();
        return new RecordedCase(file, steps.isEmpty() ? List.of(base) : List.copyOf(steps), api, comparison);
    }

    /** What the reference made of it. */
    Path expected() {
        String name = file.getFileName().toString();
        return file.resolveSibling(name.substring(0, name.length() - EXTENSION.length()) + ".expected.json");
    }
}
