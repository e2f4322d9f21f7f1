package dev.cairn.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Completion writes what a component needs, with places to fill in. */
class SnippetsIT extends BrowserTest {

    private TicketsApi api;
    private AuthorPage author;

    @BeforeEach
    void open() throws IOException {
        api = new TicketsApi();
        author = open("tickets.yaml", Map.of("base_url", api.baseUrl(), "api_key", "any"));
    }

    @AfterEach
    void close() {
        author.close();
        api.close();
    }

    /** Types behind the end of a line, and takes an option of the completion. */
    private void complete(String line, String typed, String option) {
        author.caretAtEndOf(line);
        press("Enter");
        author.page.keyboard().type(typed);
        Locator offered = author.page.locator(".cm-tooltip-autocomplete li[aria-selected=true]");
        assertThat(offered).containsText(option);
        author.page.waitForTimeout(100); // CodeMirror does not take what has only just come up
        press("Enter");
        assertThat(author.page.locator(".cm-tooltip-autocomplete")).hasCount(0);
    }

    private void press(String key) {
        author.page.keyboard().press(key);
    }

    private String saved() throws IOException {
        author.button("Save").click();
        assertThat(author.said()).containsText("manifest.yaml is saved.");
        return Files.readString(manifest());
    }

    @Test
    void aFieldComesWithItsComponentAndTabLeadsThroughItsPlaces() throws IOException {
        String before = Files.readString(manifest());
        complete("type: SimpleRetriever", "partition_r", "partition_router");
        for (String value : List.of("https://example.com/{owners}", "owners", "key")) {
            author.page.keyboard().type(value);
            press("Tab");
        }
        author.page.keyboard().type("owner");
        assertEquals(
                before.replace("      type: SimpleRetriever\n", "      type: SimpleRetriever\n" + """
                        partition_router:
                          type: SubstreamPartitionRouter
                          parent_stream_configs:
                            - type: ParentStreamConfig
                              stream:
                                type: DeclarativeStream
                                retriever:
                                  type: SimpleRetriever
                                  requester:
                                    type: HttpRequester
                                    url: https://example.com/{owners}
                                  record_selector:
                                    type: RecordSelector
                                    extractor:
                                      type: DpathExtractor
                                      field_path: [owners]
                              parent_key: key
                              partition_field: owner
                        """.indent(6)),
                saved());
    }

    @Test
    void valuesWithBracesAreTakenBackInOneStep() throws IOException {
        String before = Files.readString(manifest());
        complete("transformations:", "  - type: AddF", "AddFields");
        Locator text = author.page.locator(".cm-content").first();
        assertThat(text).containsText("value: \"{{ record['id'] }}\"");
        press(MODIFIER + "+z");
        assertThat(text).not().containsText("value: \"{{ record['id'] }}\"");
        assertEquals(before.replace("    transformations:\n", "    transformations:\n      - type: AddF\n"), saved());
    }

    @Test
    void theTypeOfAnItemComesWithItsFieldsBesideIt() throws IOException {
        String before = Files.readString(manifest());
        complete("transformations:", "  - type: Remov", "RemoveFields");
        author.page.keyboard().type("[[title]]");
        assertEquals(
                before.replace(
                        "    transformations:\n",
                        "    transformations:\n      - type: RemoveFields\n        field_pointers: [[title]]\n"),
                saved());
    }
}
