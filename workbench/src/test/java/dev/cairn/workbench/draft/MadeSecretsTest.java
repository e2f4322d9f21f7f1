package dev.cairn.workbench.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.secret.SecretMask;
import dev.cairn.documents.Severity;
import dev.cairn.http.Headers;
import dev.cairn.http.HttpTransport;
import dev.cairn.http.RawResponse;
import dev.cairn.json.Json;
import dev.cairn.runtime.Authoring;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.trial.TestRead;
import dev.cairn.runtime.trial.TestReadResult;
import dev.cairn.workbench.budget.Budget;
import dev.cairn.workbench.curl.CurlCommand;
import dev.cairn.workbench.har.HarFile;
import dev.cairn.workbench.har.RedactedTraffic;
import dev.cairn.workbench.har.TrafficRecorder;
import dev.cairn.workbench.proposal.Proposals;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Wherever the secret of a request stands, it goes into the configuration, and nowhere else. */
class MadeSecretsTest {

    static IntStream seeds() {
        return IntStream.range(0, Boolean.getBoolean("cairn.thorough") ? 200 : 40);
    }

    /** Tells the address that was asked, as many APIs do. */
    private static final HttpTransport API = request -> new RawResponse(
            200,
            Headers.of(Map.of("Content-Type", "application/json")),
            request.url(),
            new ByteArrayInputStream(Json.write(Map.of(
                            "items",
                            List.of(Map.of("id", 1L, "name", "one"), Map.of("id", 2L, "name", "two")),
                            "self",
                            request.url()))
                    .getBytes(StandardCharsets.UTF_8)));

    private static ManifestDraft draft(MadeRequest made, PastedSecrets secrets) {
        return DraftOfCurl.of(CurlCommand.parse(made.command(), name -> null), null, secrets);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theSecretStandsInTheConfigurationAlone(int seed) throws IOException {
        MadeRequest made = MadeRequest.of(seed);
        SecretMask secret = new SecretMask();
        secret.add(made.secret());
        List<String> told = new ArrayList<>();
        ManifestDraft request = draft(made, PastedSecrets.UNSAID);
        told.addAll(RequestComparison.differences(CurlCommand.parse(made.command(), name -> null), request));
        assertEquals(List.of(), told, made.command());

        Proposals proposals = Proposals.find(
                request,
                RunOptions.standard().transport(API),
                20,
                Budget.ofSystem(),
                proposal -> told.add(proposal.summary() + proposal.reason() + proposal.diff() + proposal.trials()));
        ManifestDraft draft = proposals.draft();
        told.add(draft.text());
        Authoring.problems("draft", draft.text(), draft.configNode()).stream()
                .filter(problem -> problem.severity() == Severity.ERROR
                        || problem.message().contains("secret"))
                .forEach(problem -> told.add("wrong: " + problem.message()));

        SecretMask learned = new SecretMask();
        TrafficRecorder recorder = TrafficRecorder.of(learned);
        TestReadResult read = Connector.load("draft", draft.text())
                .testRead(
                        draft.configNode(),
                        TestRead.of(draft.stream().name()).masking(learned),
                        recorder.in(RunOptions.standard().transport(API)));
        assertTrue(proposals.answered(), made.command());
        told.add(read.toString());
        RedactedTraffic redacted = recorder.redacted(draft.config(), Set.of());
        told.add(HarFile.text(redacted.recording()));
        told.add(Json.write(redacted.config()));

        told.forEach(text -> assertFalse(secret.isIn(text), made + " in " + text));
        assertFalse(told.toString().contains("wrong: "), told.toString());
        String config = Json.write(draft.config());
        assertTrue(secret.isIn(config), config);
        assertTrue(
                draft.secrets().stream()
                        .anyMatch(property -> secret.isIn(Objects.toString(property.value()))
                                && !property.origin().isEmpty()),
                draft.secrets().toString());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theAuthorCanSayThatItIsNone(int seed) {
        MadeRequest made = MadeRequest.of(seed);
        ManifestDraft draft = draft(made, PastedSecrets.UNSAID);
        Map<String, String> taken = new LinkedHashMap<>();
        draft.secrets().forEach(property -> taken.put(property.name(), String.valueOf(property.value())));

        assertEquals(
                List.of(), draft(made, PastedSecrets.except(taken.values())).secrets(), made.command());
        assertEquals(
                List.of(), draft(made, PastedSecrets.except(taken.keySet())).secrets(), made.command());
    }
}
