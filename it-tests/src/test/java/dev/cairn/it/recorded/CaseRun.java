package dev.cairn.it.recorded;

import dev.cairn.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One run of a case.
 *
 * @param result what is compared, the API's address replaced by {@code $BASE_URL}
 * @param unscripted requests for which the case has no route
 * @param texts what the run wrote, for people who look for the reason of a difference
 */
record CaseRun(Map<String, @Nullable Object> result, List<String> unscripted, String texts) {

    /**
     * Runs all steps against one API.
     *
     * @param folder an empty folder for inputs
     */
    static CaseRun of(RecordedCase recorded, Subject subject, Path folder) throws IOException, InterruptedException {
        return relay(recorded, List.of(subject), folder);
    }

    /**
     * Runs all steps against one API, each by another: the states that a step resumes from are those of somebody else.
     *
     * @param subjects who runs the steps, in turns
     * @param folder an empty folder for inputs
     */
    static CaseRun relay(RecordedCase recorded, List<Subject> subjects, Path folder)
            throws IOException, InterruptedException {
        List<@Nullable Object> results = new ArrayList<>();
        StringBuilder texts = new StringBuilder();
        try (CaseApi api = new CaseApi(recorded.api(), recorded.comparison().loggedHeaders())) {
            Messages previous = new Messages(List.of());
            for (CaseStep step : recorded.steps()) {
                api.startStep(results.size());
                Path place = Files.createDirectories(folder.resolve("step" + results.size()));
                List<?> state = step.resumes() ? previous.lastStates(step.statesFromPrevious()) : step.state();
                Subject subject = subjects.get(results.size() % subjects.size());
                Subject.Outcome outcome = subject.run(arguments(step, state, place, api.baseUrl()), place);
                Messages messages = Messages.of(outcome.output());
                previous = messages;
                results.add(new StepResult(recorded.comparison()).of(step, outcome.exit(), messages, api.log()));
                texts.append(outcome.output()).append(outcome.errors());
                if (messages.all().isEmpty()) {
                    throw new IllegalStateException(recorded.file() + ": no message was written\n" + texts);
                }
            }
            Map<String, @Nullable Object> result = new LinkedHashMap<>();
            result.put("steps", results);
            return new CaseRun(withoutAddress(result, api.baseUrl()), api.unscripted(), texts.toString());
        }
    }

    private static List<String> arguments(CaseStep step, @Nullable List<?> state, Path folder, String baseUrl)
            throws IOException {
        List<String> arguments = new ArrayList<>(List.of(step.command()));
        Map<String, String> inputs = new LinkedHashMap<>();
        inputs.put("manifest-path", CaseInputs.manifest(step.manifest(), step.streams()));
        if (!step.command().equals("spec")) {
            inputs.put("config", Json.write(step.config()));
        }
        if (step.command().equals("read")) {
            inputs.put("catalog", Json.write(CaseInputs.catalog(step.streams())));
            if (state != null) {
                inputs.put("state", Json.write(state));
            }
        }
        for (Map.Entry<String, String> input : inputs.entrySet()) {
            boolean yaml = input.getKey().equals("manifest-path");
            Path file = folder.resolve(yaml ? "manifest.yaml" : input.getKey() + ".json");
            Files.writeString(file, input.getValue().replace("$BASE_URL", baseUrl));
            arguments.add("--" + input.getKey());
            arguments.add(file.toString());
        }
        return arguments;
    }

    @SuppressWarnings("unchecked") // the same shape as before
    static Map<String, @Nullable Object> withoutAddress(Map<String, @Nullable Object> result, String baseUrl)
            throws IOException {
        String host = baseUrl.substring("http://".length());
        String text = Json.write(result)
                .replace(baseUrl, "$BASE_URL")
                .replace(host, "$BASE_HOST")
                .replace(host.replace(":", "%3A"), "$BASE_HOST_ENCODED");
        return (Map<String, @Nullable Object>) Objects.requireNonNull(Json.parse(text));
    }
}
