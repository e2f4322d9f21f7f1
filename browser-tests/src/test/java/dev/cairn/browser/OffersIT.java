package dev.cairn.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.assertions.LocatorAssertions.IsFocusedOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A plain stream becomes incremental, with a passing case, by edits that its API's responses offer: by the keyboard, nothing typed. */
class OffersIT extends BrowserTest {

    private static final int MOST_ACTIONS = 12;
    private static final double LONGEST = 120_000;

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7})
    void aPlainStreamBecomesIncremental(int number) throws IOException {
        try (SeededServer server = new SeededServer(1, number);
                AuthorPage author = open(
                        "orders.yaml",
                        Map.of(
                                "base_url",
                                server.api().base(),
                                "api_key",
                                server.api().secret()))) {
            boolean isSearch = server.api().isSearch();
            Files.writeString(
                    manifest(),
                    Files.readString(manifest())
                            .replace("path: /v2/orders", "path: /v2/orders" + (isSearch ? "/search" : ""))
                            .replace("http_method: GET", "http_method: " + (isSearch ? "POST" : "GET")));
            author.reload();
            Hands hands = new Hands(author.page);
            hands.to(author.button("Add…")).press("Enter");
            assertThat(author.page.getByText("What the API offers…")).isFocused();
            hands.press("Enter");
            assertThat(author.field("Parameters that its documentation names (optional)"))
                    .isFocused();
            noViolation(author, "offers asked");
            hands.press("Enter");
            assertThat(author.button("Write them")).isFocused(new IsFocusedOptions().setTimeout(LONGEST));
            noViolation(author, "offers");
            Chromium.shoot(author.page, "offers-" + number);
            hands.press("Enter");
            assertThat(author.page.locator(".cm-content").first()).isFocused();
            hands.press(MODIFIER + "+s");
            assertThat(author.said()).containsText("is saved");
            hands.press(MODIFIER + "+Enter");
            assertThat(author.said()).containsText("records");
            hands.to(author.field("Name of a test case")).type("first");
            hands.to(author.button("Make a test case of this read")).press("Enter");
            assertThat(author.said()).containsText("is made and passes");
            String manifest = Files.readString(manifest());
            assertTrue(manifest.contains("field_name: " + server.api().since()), manifest);
            assertTrue(manifest.contains("primary_key: order_id"), manifest);
            assertTrue(manifest.contains("# of the shop"), manifest);
            assertTrue(hands.actions() <= MOST_ACTIONS, hands.actions() + " actions");
            try (var files = Files.walk(folder())) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    boolean secret =
                            Files.readString(file).contains(server.api().secret());
                    assertEquals(file.equals(config()), secret, file.toString());
                }
            }
        }
    }
}
