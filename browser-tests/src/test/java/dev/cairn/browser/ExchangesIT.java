package dev.cairn.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import dev.cairn.browser.FaultyApi.Reply;
import dev.cairn.workbench.curl.CurlCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is shown of the requests and answers of a read. */
class ExchangesIT extends BrowserTest {

    private static final String ODD = "a1 '\"\\$`!#&;|<>(){}[]*?~%@=+,\n\t\u00e9\u6f22\ud83d\ude00";

    private FaultyApi api;
    private AuthorPage author;

    @BeforeEach
    void open() throws IOException {
        api = new FaultyApi()
                .answers(Reply.json(
                        200, "{\"rows\": [{\"id\": 1, \"at\": \"2024-01-02\", \"tags\": {\"colour\": \"red\"}}]}"));
        author = open("rows.yaml", Map.of("address", api.address(), "key", "s3cret-key"));
    }

    @AfterEach
    void close() {
        author.close();
        api.close();
    }

    @Test
    void eachPageAndSliceSaysItsStatusTimeAndSize() {
        author.read();
        assertThat(author.button(Pattern.compile("^Page 1 \\(1, status 200\\) \\d+ ms, \\d+ B$")))
                .isVisible();
        assertThat(author.button(Pattern.compile("^Slice 1: .*1 page, \\d+ ms, \\d+ B$")))
                .isVisible();
        assertThat(author.tab("Logs")).hasText("Logs");
        author.button("Response").click();
        assertThat(author.pane()).containsText(Pattern.compile("status 200, \\d+ ms, \\d+ B"));
    }

    @Test
    void aStateIsOneLineThatOpens() {
        author.read();
        Locator state = author.pane().locator(".state").first();
        assertThat(state.locator("pre")).isHidden();
        state.locator("summary").click();
        assertThat(state.locator("pre")).isVisible();
    }

    @Test
    void aBodyIsSearchedAndFolded() {
        author.read();
        author.button("Response").click();
        author.button("Search").click();
        assertThat(author.pane().locator(".cm-search")).isVisible();
        author.page.keyboard().type("colour");
        assertThat(author.pane().locator(".cm-searchMatch")).hasText("colour");
        noViolation(author, "a response that is searched");
        author.button("Fold").click();
        assertThat(author.pane().locator(".cm-content")).not().containsText("colour");
        assertThat(author.pane().locator(".cm-content")).containsText("\"rows\"");
        author.button("Fold").click();
        assertThat(author.pane().locator(".cm-content")).containsText("colour");
    }

    @Test
    void aRequestIsCopiedAsCurlWithoutItsSecret() {
        author.read();
        author.button("Request").click();
        author.button("Copy as curl").click();
        Locator command = author.pane().locator("pre").last();
        assertThat(author.pane()).containsText("Secrets are left out of it: put yours in place of ****.");
        CurlCommand parsed = CurlCommand.parse(command.textContent(), name -> null);
        assertEquals("GET", parsed.method());
        assertEquals(api.address() + "/rows", parsed.url());
        assertEquals("****", parsed.header("X-Key"));
        noViolation(author, "a request as curl");
    }

    @Test
    void aCommandOfCurlSendsTheSameRequestWhateverIsInIt() {
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            String method = List.of("GET", "POST").get(random.nextInt(2));
            String body = method.equals("GET") || random.nextBoolean() ? null : odd(random, "");
            Map<String, Object> headers = new LinkedHashMap<>();
            headers.put("X-Odd", odd(random, "\n").strip());
            if (body != null) {
                headers.put("Content-Type", "text/plain");
            }
            Map<String, Object> request = new LinkedHashMap<>();
            request.put("http_method", method);
            request.put("url", "http://127.0.0.1/a[b]{c}?q=" + random.nextInt());
            request.put("headers", headers);
            request.put("body", body);
            String command = String.valueOf(author.page.evaluate(
                    "async (request) => (await import('/web/exchange.js')).curl(request)", request));
            CurlCommand parsed = CurlCommand.parse(command, name -> null);
            assertEquals(method, parsed.method(), command);
            assertEquals(request.get("url"), parsed.url(), command);
            assertEquals(headers.get("X-Odd"), parsed.header("X-Odd"), command);
            assertEquals(body, parsed.body(), command);
        }
    }

    /** A text of odd characters, but for some; never empty. */
    private static String odd(Random random, String without) {
        int[] all = ODD.codePoints().filter(one -> without.indexOf(one) < 0).toArray();
        return "x"
                + IntStream.range(0, random.nextInt(12))
                        .mapToObj(i -> Character.toString(all[random.nextInt(all.length)]))
                        .collect(Collectors.joining());
    }

    @Test
    void aStreamIsFoundByAPartOfItsNameAndReadWithTheKeyboard() throws IOException {
        String text = Files.readString(manifest());
        String stream = text.substring(text.indexOf("  - type: DeclarativeStream"), text.indexOf("spec:"));
        Files.writeString(
                manifest(),
                text.replace(
                        stream,
                        IntStream.range(0, 40)
                                .mapToObj(i -> stream.replace("name: rows", "name: rows_of_" + i))
                                .collect(Collectors.joining())));
        author.reload();
        assertThat(author.field("Stream")).hasValue("rows_of_0");
        author.field("Stream").fill("3 row");
        Locator offered = author.page.locator("#streams [role=option]");
        assertThat(offered).hasCount(13); // 3, 13, 23, 30 to 39
        noViolation(author, "streams that are offered");
        author.field("Stream").press("ArrowDown");
        author.field("Stream").press(MODIFIER + "+Enter");
        assertThat(author.field("Stream")).hasValue("rows_of_13");
        assertThat(author.said()).containsText("2 records");
        author.field("Stream").fill("nothing like it");
        assertThat(offered).hasText("No stream has that in its name.");
        author.field("Stream").press("Escape");
        assertThat(author.field("Stream")).hasValue("rows_of_13");
    }
}
