package dev.cairn.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.cairn.browser.FaultyApi.Reply;
import dev.cairn.http.request.FreePort;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A read that fails says so: where, why, and what can be done. */
class FailuresIT extends BrowserTest {

    private static final Reply PAGE =
            Reply.json(200, "{\"rows\": [{\"id\": 1, \"at\": \"2024-01-02\"}, {\"id\": 2, \"at\": \"2024-01-03\"}]}");

    private AuthorPage open(String address) throws IOException {
        return open("rows.yaml", Map.of("address", address, "key", "s3cret-key"));
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of("401", Reply.json(401, "{}"), "status 401", "does not accept the credentials"),
                Arguments.of("403", Reply.json(403, "{}"), "status 403", "does not accept the credentials"),
                Arguments.of("404", Reply.json(404, "{}"), "status 404", "nothing at this address"),
                Arguments.of(
                        "422", Reply.json(422, "{\"message\": \"no\"}"), "status 422", "refuses the request as it is"),
                Arguments.of(
                        "429",
                        new Reply(429, "application/json", "{}", Map.of("Retry-After", "30")),
                        "status 429",
                        "It asks to wait for 30 s"),
                Arguments.of("500", Reply.json(500, "{}"), "status 500", "The API has failed by itself"),
                Arguments.of(
                        "html",
                        new Reply(200, "text/html", "<!doctype html><p>Please sign in", Map.of()),
                        "status 200",
                        "a page for people"),
                Arguments.of("broken", Reply.json(200, "{\"rows\": ["), "status 200", "decoder must fit"),
                Arguments.of(
                        "texts", Reply.json(200, "{\"rows\": [\"a\", 2]}"), "found \"a\"", "must lead to objects"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void eachFailureIsSaidWithItsStatusAndWhatCanBeDone(String name, Reply reply, String status, String advice)
            throws IOException {
        try (FaultyApi api = new FaultyApi().answers(reply);
                AuthorPage author = open(api.address())) {
            author.read();
            Locator failures = author.failures();
            assertThat(failures).containsText("The read failed");
            assertThat(failures).containsText("Slice 1, page 1, status " + reply.status());
            assertThat(failures).containsText(status);
            assertThat(failures).containsText(advice);
            assertThat(author.button("The read failed")).isVisible();
            nothingLooksWell(author);
            assertThat(author.button("Make a test case of this read")).hasCount(0);
            Chromium.shoot(author.page, "failure-" + name);
        }
    }

    @Test
    void aShortWaitIsKeptAndItsCasePasses() throws IOException {
        try (FaultyApi api = new FaultyApi()
                        .answers(PAGE)
                        .thenAnswers(Reply.json(200, "{\"rows\": []}"))
                        .firstOnce(new Reply(429, "application/json", "{}", Map.of("Retry-After", "1")));
                AuthorPage author = open(api.address())) {
            author.read();
            assertThat(author.pane().locator("table")).containsText("2024-01-03");
            assertThat(author.failures()).hasCount(0);
            author.page.getByLabel("Name of a test case").fill("busy");
            author.button("Make a test case of this read").click();
            assertThat(author.said()).containsText("is made and passes");
        }
    }

    /** No green state, no table without rows. */
    private static void nothingLooksWell(AuthorPage author) {
        assertThat(author.pane().locator(".good")).hasCount(0);
        assertThat(author.pane().locator("table")).hasCount(0);
    }

    @Test
    void aRefusedConnectionIsSaid() throws IOException {
        int closed = FreePort.choose();
        try (AuthorPage author = open("http://127.0.0.1:" + closed)) {
            author.read();
            assertThat(author.failures()).containsText("Slice 1, page 1, no answer");
            assertThat(author.failures()).containsText("refused the connection");
            assertThat(author.failures()).containsText("Check host and port");
            nothingLooksWell(author);
            Chromium.shoot(author.page, "failure-refused");
        }
    }

    @Test
    void whatWasReadBeforeAFailureIsShownAndTheFailedPageIsMarked() throws IOException {
        try (FaultyApi api = new FaultyApi().answers(PAGE).thenAnswers(Reply.json(503, "{\"message\": \"down\"}"));
                AuthorPage author = open(api.address())) {
            author.read();
            assertThat(author.failures()).containsText("Slice 1, page 2, status 503");
            assertThat(author.pane().locator("table")).containsText("2024-01-03");
            assertThat(author.button(Pattern.compile("^Page 2 \\(0, status 503, failed\\) \\d+ ms, 19 B$")))
                    .isVisible();
            assertThat(author.tab("Logs, [1-9]\\d* errors?")).isVisible();
            author.failures().getByText("show it").first().click();
            assertThat(author.pane()).containsText("\"message\": \"down\"");
            Chromium.shoot(author.page, "failure-second-page");
            author.tab("Logs").click();
            author.button("The read failed").click();
            assertThat(author.failures()).isVisible();
        }
    }

    @Test
    void aTemplateThatFailsLeadsToItsLine() throws IOException {
        try (FaultyApi api = new FaultyApi().answers(PAGE);
                AuthorPage author = open(api.address())) {
            author.caretAtEndOf("type: HttpRequester");
            author.page.keyboard().press("Enter");
            author.page.keyboard().insertText("request_parameters: {q: \"{{ 1 // 0 }}\"}");
            author.read();
            assertThat(author.failures()).containsText("Mend the template");
            assertThat(author.failures()).containsText("division by zero");
            assertThat(author.failures()).containsText("{{ 1 // 0 }}");
            assertThat(author.failures().locator("button.line").first()).hasText(Pattern.compile("line \\d+"));
            Chromium.shoot(author.page, "failure-template");
        }
    }

    @Test
    void aServerThatGoesAwayIsSaidAndNothingTypedIsLost() throws IOException {
        try (FaultyApi api = new FaultyApi().answers(PAGE);
                AuthorPage author = open(api.address())) {
            assertThat(author.button("Read")).isEnabled();
            author.server.close();
            author.button("Read").click();
            assertThat(author.failures()).containsText("The server does not answer", within());
            assertThat(author.button("Read")).isEnabled();
            Chromium.shoot(author.page, "failure-server");
        }
    }

    private static LocatorAssertions.ContainsTextOptions within() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);
    }
}
