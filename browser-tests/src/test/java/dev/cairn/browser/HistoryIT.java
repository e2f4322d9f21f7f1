package dev.cairn.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reads are kept and compared, and the records of the last one follow the text. */
class HistoryIT extends BrowserTest {

    private TicketsApi api;
    private AuthorPage author;

    @BeforeEach
    void open() throws IOException {
        api = new TicketsApi();
        author = open("tickets.yaml", Map.of("base_url", api.baseUrl(), "api_key", "k3y-of-the-tests"));
        author.read();
        api.takeAsked();
    }

    @AfterEach
    void close() {
        author.close();
        api.close();
    }

    private void write(String line, String instead) {
        author.caretAtEndOf(line);
        author.page.keyboard().press("Shift+Home");
        author.page.keyboard().insertText(instead);
    }

    private Locator records() {
        return author.pane().locator("table").first();
    }

    @Test
    void theRecordsFollowTheTextWithoutARequest() {
        assertThat(records()).not().containsText("2024-01-01");
        write("condition:", "condition: \"{{ not record.open }}\"");
        assertThat(author.pane()).containsText("As the text is now, by what the API answered to read 1.");
        assertThat(records()).containsText("2024-01-01");
        write("value: \"#{{ record['id'] }}\"", "- {path: [label], value: \"no. {{ record['id'] }}\"}");
        assertThat(records()).containsText("no. 1");
        assertEquals(List.of(), api.takeAsked());
        noViolation(author, "records that follow");
        author.button("Steps").click();
        assertThat(author.pane()).containsText("no. 1");
        author.tab("Template").click();
        author.page.locator("#template").fill("{{ last_record['label'] }}");
        assertThat(author.pane()).containsText("no. 9");
    }

    @Test
    void aRequestThatWasNotRecordedIsNamedAndNotSent() {
        write("url:", "url: \"{{ config['base_url'] }}/orders\"");
        assertThat(author.pane()).containsText("The text asks what was not recorded");
        assertThat(author.pane())
                .containsText(Pattern.compile("GET http://127.0.0.1:\\d+/orders\\S* was not recorded"));
        assertThat(author.pane()).containsText("not recorded");
        assertThat(author.page.getByText("The read failed")).hasCount(0);
        assertThat(author.pane()).not().containsText("ConnectionError");
        assertThat(author.pane().getByRole(AriaRole.ALERT)).hasCount(0);
        assertEquals(List.of(), api.takeAsked());
    }

    @Test
    void aBrokenTextKeepsTheRecordsAndSaysSo() {
        assertThat(records()).containsText("2024-01-05");
        write("condition:", "condition: \"{{ record.\"");
        assertThat(author.pane()).containsText("The records are those of the last text that could.");
        assertThat(records()).containsText("2024-01-05");
        write("condition:", "condition: \"{{ record.open }}\"");
        assertThat(author.pane()).not().containsText("The records are those of the last text that could.");
        assertEquals(List.of(), api.takeAsked());
    }

    @Test
    void whereTheyAreNotToFollowTheyStay() {
        author.field("The records follow the text, without a request").uncheck();
        write("condition:", "condition: \"{{ not record.open }}\"");
        assertThat(author.button("Back to the file")).isVisible(); // the page has heard of it
        author.field("The records follow the text, without a request").check();
        assertThat(records()).containsText("2024-01-01");
    }

    @Test
    void whatFollowsTheTextIsMadeACase() throws IOException {
        write("condition:", "condition: \"{{ not record.open }}\"");
        assertThat(records()).containsText("2024-01-01");
        author.page.keyboard().press(MODIFIER + "+s");
        assertThat(author.said()).containsText("manifest.yaml is saved.");
        author.page.getByLabel("Name of a test case").fill("closed");
        author.button("Make a test case of this read").click();
        assertThat(author.said()).containsText("is made and passes");
        assertEquals(List.of(), api.takeAsked());
    }

    @Test
    void readsAreKeptComparedAndShownAgainAfterAReload() {
        write("condition:", "condition: \"{{ record.id != 5 }}\"");
        write("step: P1M", "step: P2M");
        author.read();
        author.tab("History").click();
        Locator rows = author.pane().locator("tbody tr");
        assertThat(rows).hasCount(2);
        assertThat(rows.first()).containsText("shown");
        author.button("Compare").click();
        Locator found = author.page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Comparison"));
        assertThat(found).containsText("Read 2 beside read 1");
        assertThat(found).containsText("By the key: id");
        assertThat(found).containsText("1 removed"); // the fifth; those that were not open are added
        assertThat(found).containsText(Pattern.compile("Requests: [1-9]\\d* added, [1-9]\\d* removed"));
        noViolation(author, "history");
        author.button("Show").click();
        assertThat(author.pane()).containsText("This is read 1 of the history");
        assertThat(records()).containsText("2024-01-05");
        author.reload();
        author.tab("Pages").click();
        assertThat(records()).not().containsText("2024-01-05");
        assertThat(author.said()).containsText("1 slice");
        author.tab("History").click();
        assertThat(rows).hasCount(2);
    }

    @Test
    void whatIsAddedRemovedAndChangedIsFoundByTheKeyAndAsAWhole() {
        Random random = new Random(11);
        for (int i = 0; i < 100; i++) {
            List<Map<String, Object>> before = new ArrayList<>();
            List<Map<String, Object>> after = new ArrayList<>();
            int added = 0;
            int removed = 0;
            int changed = 0;
            int records = random.nextInt(30);
            for (int id = 0; id < records; id++) {
                int fate = random.nextInt(4);
                Map<String, Object> record = Map.of("a", Map.of("id", id), "b", "old");
                if (fate != 0) {
                    before.add(record);
                }
                if (fate != 1) {
                    after.add(fate == 2 ? Map.of("b", "new", "a", Map.of("id", id)) : record);
                }
                added += fate == 0 ? 1 : 0;
                removed += fate == 1 ? 1 : 0;
                changed += fate == 2 ? 1 : 0;
            }
            assertEquals(List.of(added, removed, changed), compared(before, after, List.of(List.of("a", "id"))));
            assertEquals(List.of(added + changed, removed + changed, 0), compared(before, after, null));
        }
        Map<String, Object> same = Map.of("a", 1);
        assertEquals(List.of(1, 0, 0), compared(List.of(same), List.of(same, same), null));
    }

    private List<?> compared(List<?> before, List<?> after, @Nullable Object key) {
        Map<String, @Nullable Object> both = new LinkedHashMap<>();
        both.put("before", before);
        both.put("after", after);
        both.put("key", key);
        return (List<?>) author.page.evaluate("""
            async ({ before, after, key }) => {
              const { comparison } = await import('/web/compare.js');
              const read = (records) => ({ auxiliary: [], slices: [{ pages: [{ records }] }], done: { key } });
              const found = comparison(read(before), read(after));
              return [found.added.length, found.removed.length, found.changed.length];
            }\
            """, both);
    }
}
