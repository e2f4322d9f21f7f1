package dev.cairn.workbench.cases;

import dev.cairn.core.error.SyncException;
import dev.cairn.core.secret.SecretMask;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.http.Request;
import dev.cairn.runtime.CheckResult;
import dev.cairn.runtime.ConfiguredConnector;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.config.ConfiguredStream;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.sync.Steps;
import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.runtime.trial.PageRead;
import dev.cairn.runtime.trial.SliceRead;
import dev.cairn.runtime.trial.TestRead;
import dev.cairn.runtime.trial.TestReadResult;
import dev.cairn.workbench.cases.Observation.StreamState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs the command of a case, wherever its answers come from.
 *
 * @param secrets learns the secrets of the configuration, and tokens
 */
record CaseRun(TestCase testCase, Connector connector, SecretMask secrets) {

    /**
     * Runs it.
     *
     * @param options the network, the clock, the way to wait
     * @return what it did, but for its requests
     */
    Observation run(RunOptions options) throws IOException, InterruptedException {
        RunOptions inOrder = options.inSteps(Steps.ONE_BY_ONE);
        if (testCase.command() == CaseCommand.TEST_READ) {
            return testRead(inOrder);
        }
        CaseMessages messages = new CaseMessages();
        Map<String, @Nullable Object> outcome = new LinkedHashMap<>();
        List<String> errors = new ArrayList<>();
        try {
            ConfiguredConnector configured =
                    connector.configure(testCase.inputs().config(), new MessageWriter(messages, secrets), inOrder);
            switch (testCase.command()) {
                case CHECK -> outcome.put("check", check(configured));
                case DISCOVER ->
                    outcome.put(
                            "catalog", Map.of("streams", configured.discover().streams()));
                case READ, TEST_READ ->
                    outcome.put(
                            "result",
                            configured
                                    .read(
                                            testCase.inputs().catalog(),
                                            testCase.inputs().state(),
                                            new StopSignal())
                                    .name());
            }
        } catch (InvalidDocumentException e) {
            e.diagnostics().forEach(problem -> errors.add(problem.toString()));
        } catch (SyncException e) {
            errors.add(e.userMessage());
        }
        errors.addAll(messages.errors());
        if (testCase.command() == CaseCommand.READ) {
            outcome.clear(); // a sync that fails says so in its errors
        }
        return new Observation(outcome, messages.records(), messages.states(), List.of(), errors, List.of());
    }

    private static Map<String, @Nullable Object> check(ConfiguredConnector configured)
            throws IOException, InterruptedException {
        CheckResult result = configured.check();
        Map<String, @Nullable Object> check = new LinkedHashMap<>();
        check.put("status", result.succeeded() ? "SUCCEEDED" : "FAILED");
        result.problem().ifPresent(problem -> check.put("message", problem));
        return check;
    }

    private Observation testRead(RunOptions options) {
        ConfiguredStream stream = testCase.inputs().catalog().streams().get(0);
        TestReadResult result = connector.testRead(
                testCase.inputs().config(),
                TestRead.of(stream.name())
                        .from(testCase.inputs().state())
                        .within(testCase.inputs().limits())
                        .masking(secrets),
                options);
        List<Object> slices = new ArrayList<>();
        List<Map<String, @Nullable Object>> records = new ArrayList<>();
        List<StreamState> states = new ArrayList<>();
        for (SliceRead slice : result.slices()) {
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            json.put("slice", slice.descriptor());
            json.put(
                    "records_of_pages",
                    slice.pages().stream()
                            .map(page -> (long) page.records().size())
                            .toList());
            slices.add(json);
            slice.pages().stream().map(PageRead::records).forEach(records::addAll);
            if (slice.state() != null) {
                states.add(new StreamState(stream.name(), slice.state().state()));
            }
        }
        List<String> errors = result.logs().stream()
                .filter(log ->
                        log.level().name().equals("ERROR") || log.level().name().equals("FATAL"))
                .map(log -> log.internalMessage() == null
                        ? log.message()
                        : log.message() + " (" + log.internalMessage() + ")")
                .toList();
        Map<String, @Nullable Object> outcome = new LinkedHashMap<>();
        outcome.put("slices", slices);
        return new Observation(outcome, Map.of(stream.name(), records), states, List.of(), errors, List.of());
    }

    /** Requests as files have them: method and URL, and the body where there is one. */
    static List<Object> shown(List<Request> requests) {
        List<Object> shown = new ArrayList<>();
        for (Request request : requests) {
            String line = request.method() + " " + request.url();
            byte[] body = request.body();
            shown.add(body == null || body.length == 0 ? line : line + "\n" + new String(body, StandardCharsets.UTF_8));
        }
        return shown;
    }
}
