package dev.cairn.workbench.proposal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.http.Headers;
import dev.cairn.http.RawResponse;
import dev.cairn.runtime.Authoring;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.config.ConfiguredCatalog;
import dev.cairn.runtime.config.ConfiguredStream;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.config.SyncMode;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.runtime.trial.TestRead;
import dev.cairn.runtime.trial.TestReadLimits;
import dev.cairn.runtime.trial.TestReadResult;
import dev.cairn.workbench.budget.Budget;
import dev.cairn.workbench.curl.CurlCommand;
import dev.cairn.workbench.draft.ComponentDraft;
import dev.cairn.workbench.draft.DraftOfCurl;
import dev.cairn.workbench.draft.ManifestDraft;
import dev.cairn.workbench.language.ManifestFormat;
import dev.cairn.workbench.text.TextLines;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is proposed for APIs whose pagination and cursor are known. */
class ProposalsTest {

    private static Proposals proposed(MadeApi api) {
        ManifestDraft request = DraftOfCurl.of(CurlCommand.parse(api.request(), name -> null), "items");
        return Proposals.find(
                request, RunOptions.standard().transport(api), Proposals.REQUESTS, Budget.ofSystem(), proposal -> {});
    }

    static Proposal about(Proposals proposals, Subject subject) {
        return proposals.all().stream()
                .filter(proposal -> proposal.subject() == subject)
                .findFirst()
                .orElseThrow(() -> new AssertionError(subject + " is missing: " + proposals.all()));
    }

    /** What is wrong with what is proposed about pages; empty where nothing is. */
    static String wrongPages(MadeApi api, Proposals proposals) {
        ManifestDraft draft = about(proposals, Subject.PAGINATION).after();
        TestReadResult read = Connector.load("draft", draft.text())
                .testRead(
                        draft.configNode(),
                        TestRead.of("items").within(TestReadLimits.STANDARD.pages(100)),
                        RunOptions.standard().transport(api));
        List<Object> ids = new ArrayList<>();
        read.slices()
                .forEach(slice -> slice.pages()
                        .forEach(page -> page.records()
                                .forEach(record -> ids.add(Objects.requireNonNullElse(record.get("id"), "none")))));
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < api.total(); i++) {
            expected.add("r" + (1000 + i));
        }
        return read.hasErrors()
                ? "fails after " + ids.size() + ": " + read.logs().get(0).message()
                : ids.equals(expected) ? "" : ids.toString();
    }

    /** The kinds of what a first sync emits: where a state stands before a record, a sync that is ended there keeps what came before. */
    private static List<String> synced(MadeApi api, ManifestDraft draft) throws IOException, InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        boolean incremental = draft.stream().reading().cursor() != null;
        Connector.load("draft", draft.text())
                .configure(
                        draft.configNode(),
                        new MessageWriter(out),
                        RunOptions.standard().transport(api))
                .read(
                        new ConfiguredCatalog(List.of(new ConfiguredStream(
                                StreamDescriptor.of("items"),
                                incremental ? SyncMode.INCREMENTAL : SyncMode.FULL_REFRESH,
                                incremental ? List.of("updated_at") : List.of(),
                                Map.of("type", "object")))),
                        InputState.EMPTY,
                        new StopSignal());
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.replaceFirst("^.*?\"type\":\\s*\"(RECORD|STATE)\".*$", "$1"))
                .filter(type -> type.matches("RECORD|STATE"))
                .toList();
    }

    static @Nullable Object sinceOf(Proposal cursor) {
        ComponentDraft component = cursor.after().stream().reading().cursor();
        return component != null && component.fields().get("start_time_option") instanceof ComponentDraft option
                ? option.fields().get("field_name")
                : null;
    }

    @Test
    void ofThirtyApisNearlyAllAreRightAndNoneIsWrongWithoutDoubt() throws IOException, InterruptedException {
        List<String> doubtful = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        List<String> told = new ArrayList<>();
        int requests = 0;
        for (MadeApi api : MadeApis.all()) {
            Proposals proposals = proposed(api);
            Proposal pages = about(proposals, Subject.PAGINATION);
            Proposal cursor = about(proposals, Subject.CURSOR);
            int sent = proposals.all().stream()
                    .mapToInt(proposal -> proposal.trials().size())
                    .sum();
            requests = Math.max(requests, sent);
            String mistake = wrongPages(api, proposals);
            if (!Objects.equals(api.since(), sinceOf(cursor))) {
                mistake += " since " + sinceOf(cursor) + " and not " + api.since() + " " + cursor.certainty();
            }
            boolean doubted = pages.certainty() == Certainty.DOUBTFUL || cursor.certainty() == Certainty.DOUBTFUL;
            told.add(api.name() + " (" + sent + "): " + pages.certainty() + " " + pages.summary() + " " + pages.reason()
                    + " | " + cursor.certainty() + " " + cursor.summary()
                    + (mistake.isEmpty() ? "" : "\n    WRONG: " + mistake));
            if (!mistake.isEmpty()) {
                (doubted ? doubtful : wrong).add(api.name() + ": " + mistake);
            }
            if (proposals.draft().stream().reading().paginator() != null
                    && !api.name().startsWith("one page")) {
                List<String> messages = synced(api, proposals.draft());
                assertTrue(messages.indexOf("STATE") < messages.lastIndexOf("RECORD"), api.name() + ": " + messages);
            }
            String text = proposals.draft().text();
            assertEquals(
                    List.of(),
                    Authoring.problems("draft", text, proposals.draft().configNode()),
                    text);
            assertEquals(List.of(), ManifestFormat.changes(TextLines.of(text), 2), text);
        }
        String all = String.join("\n", told);
        assertTrue(told.size() >= 30, told.size() + " APIs");
        assertEquals(List.of(), wrong, all);
        assertTrue(doubtful.size() <= 2, doubtful + "\n" + all);
        assertTrue(requests <= Proposals.REQUESTS, requests + " requests");
    }

    @ParameterizedTest
    @ValueSource(strings = {"totalEvents", "events_total_count"})
    void aTotalThatIsLargerThanWhatWasReadIsADoubtThatIsTold(String total) {
        MadeApi api = new MadeApi(
                total,
                "curl " + MadeApi.URL + "/events",
                41,
                null,
                Instant::toString,
                (asked, all) -> MadeApi.Answer.of(Map.of("events", all.subList(0, 20), total, all.size())));

        Proposal pages = about(proposed(api), Subject.PAGINATION);

        assertEquals(Certainty.DOUBTFUL, pages.certainty());
        assertTrue(pages.reason().contains("41 in all"), pages.reason());
    }

    @Test
    void eachProposalIsAChangeOfTheText() {
        Proposals proposals = proposed(MadeApis.all().get(5));

        Proposal records = about(proposals, Subject.RECORDS);
        assertTrue(
                records.diff().contains("-          field_path: []\n+          field_path:\n+            - items\n"),
                records.diff());
        assertEquals(List.of("items"), proposals.draft().stream().records().path());
        assertEquals(List.of("id"), proposals.draft().stream().records().key());
        assertTrue(about(proposals, Subject.PAGINATION).trials().size() > 0);
    }

    @Test
    void anApiThatRefusesIsAskedOnce() {
        List<String> asked = new ArrayList<>();
        ManifestDraft request = DraftOfCurl.of(CurlCommand.get("https://api.made.test/items"), null);

        Proposals proposals = Proposals.find(
                request,
                RunOptions.standard().transport(sent -> {
                    asked.add(sent.url());
                    return new MadeApi("", "", 0, null, Object::toString, (a, all) -> MadeApi.Answer.refused(401))
                            .send(sent);
                }),
                50,
                Budget.ofSystem(),
                proposal -> {});

        assertEquals(1, asked.size());
        assertEquals(Certainty.DOUBTFUL, proposals.all().get(0).certainty());
        assertTrue(!proposals.answered());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        200 | text/html        | <!DOCTYPE html><html></html> | The response is an HTML page (status 200)
        200 | text/plain       | <html><body>Log in</body>    | The response is an HTML page (status 200)
        200 | application/json | {"items": [                  | The response (status 200, of type application/json) cannot be read
        403 | text/html        | <html>no</html>              | The API refused the request: HTTP Status Code: 403
        """)
    void aResponseThatIsOfNoUseIsToldForWhatItIs(int status, String type, String body, String told) {
        Proposals proposals = Proposals.find(
                DraftOfCurl.of(CurlCommand.get("https://api.made.test/items"), null),
                RunOptions.standard()
                        .transport(sent -> new RawResponse(
                                status,
                                Headers.of(Map.of("Content-Type", type)),
                                sent.url(),
                                new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))),
                50,
                Budget.ofSystem(),
                proposal -> {});

        String reason = proposals.all().get(0).reason();
        assertTrue(reason.startsWith(told), reason);
        assertFalse(proposals.answered());
    }

    @Test
    void aServerThatIsAwayIsToldAsThat() {
        Proposals proposals = Proposals.find(
                DraftOfCurl.of(CurlCommand.get("https://api.made.test/items"), null),
                RunOptions.standard().transport(sent -> {
                    throw new ConnectException("Connection refused");
                }),
                50,
                Budget.ofSystem(),
                proposal -> {});

        String reason = proposals.all().get(0).reason();
        assertTrue(reason.startsWith("The API did not respond: "), reason);
    }

    @Test
    void nothingIsSentWithoutTheValuesThatItNeeds() {
        ManifestDraft request = DraftOfCurl.of(CurlCommand.get("https://api.made.test/{account}/items"), null);

        Proposals proposals = Proposals.find(
                request,
                RunOptions.standard().transport(sent -> {
                    throw new AssertionError(sent);
                }),
                50,
                Budget.ofSystem(),
                proposal -> {});

        assertTrue(proposals.all().get(0).reason().contains("account"));
        assertEquals(Map.of(), proposals.draft().config());
    }
}
