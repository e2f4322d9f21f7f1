package dev.cairn.browser;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import dev.cairn.browser.FaultyApi.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How soon records follow a keystroke: {@code -Dbrowser.speed} asks for it. A measurement wants a machine that does nothing else. */
class ReplaySpeedIT extends BrowserTest {

    private static final int RECORDS = 1000;
    private static final int TYPED = 41;
    private static final double LONGEST_WAIT_MILLIS = 300;

    /** Notes how long after a key the first record's label is the one that is expected. */
    private static final String NOTES = """
            addEventListener("keydown", () => { window.pressed = performance.now(); window.waited = undefined; }, true);
            new MutationObserver(() => {
              const shown = [...document.querySelectorAll(".scroll tbody tr:first-child td")].some((cell) => cell.textContent === window.expected);
              if (shown && window.waited === undefined) window.waited = performance.now() - window.pressed;
            }).observe(document.querySelector("#panel-Test"), { childList: true, subtree: true, characterData: true });
            """;

    @Test
    void aThousandRecordsFollowAKeystroke() throws Exception {
        assumeTrue(
                !System.getProperty("browser.speed", "").isEmpty(),
                "left out: the page's speed, -Dbrowser.speed=FOLDER");
        String rows = IntStream.range(0, RECORDS)
                .mapToObj(i -> "{\"id\": " + i + ", \"at\": \"2024-01-02\", \"name\": \"row " + i
                        + "\", \"tags\": [\"a\", \"b\"]}")
                .collect(Collectors.joining(", ", "{\"rows\": [", "]}"));
        try (FaultyApi api =
                        new FaultyApi().answers(Reply.json(200, rows)).thenAnswers(Reply.json(200, "{\"rows\": []}"));
                AuthorPage author = open("rows.yaml", Map.of("address", api.address(), "key", "k"))) {
            Page page = author.page;
            author.caretAtEndOf("    primary_key: id");
            page.keyboard().press("Enter");
            page.keyboard().insertText("transformations: [{type: AddFields, fields: [{path: [label], value: \"x\"}]}]");
            for (int i = 0; i < 5; i++) {
                page.keyboard().press("ArrowLeft");
            }
            author.read();
            page.locator(".cm-content").first().focus();
            page.evaluate("() => {" + NOTES + "}");
            List<Double> waits = new ArrayList<>();
            for (int i = 0; i < TYPED; i++) {
                page.evaluate("label => { window.expected = label; }", "x" + (i % 2 == 0 ? "y" : ""));
                page.keyboard().press(i % 2 == 0 ? "y" : "Backspace");
                for (int waiting = 0; page.evaluate("window.waited") == null; waiting++) {
                    assertTrue(waiting < 600, "no record follows");
                    page.waitForTimeout(20);
                }
                waits.add(((Number) page.evaluate("window.waited")).doubleValue());
                page.waitForTimeout(300);
            }
            double median = waits.stream().sorted().toList().get(TYPED / 2);
            System.out.printf("%d records follow a keystroke after %.0f ms (median of %d)%n", RECORDS, median, TYPED);
            assertTrue(median < LONGEST_WAIT_MILLIS, waits.toString());
        }
    }
}
