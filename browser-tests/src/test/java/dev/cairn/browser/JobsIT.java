package dev.cairn.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.cairn.workbench.cases.CaseResult;
import dev.cairn.workbench.cases.CaseSuite;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A connector of jobs behind OAuth that is begun in an empty folder. */
class JobsIT extends BrowserTest {

    private static final int MOST_ACTIONS = 20;

    private ExportsApi api;
    private AuthorPage author;
    private Hands hands;

    @BeforeEach
    void open() throws IOException {
        api = new ExportsApi();
        author = openEmpty();
        hands = new Hands(author.page);
    }

    @AfterEach
    void close() {
        author.close();
        assertEquals(List.of(), api.wrong());
        api.close();
    }

    private String creation() {
        return "curl -X POST " + api.baseUrl()
                + "/v1/exports -H 'Content-Type: application/json' -d '{\"of\": \"orders\"}'";
    }

    private Locator edit(String title) {
        return author.page.getByRole(
                AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(title).setExact(true));
    }

    private void add(String title) {
        hands.to(author.button("Add…")).press("Enter");
        hands.to(edit(title)).press("Enter");
        assertThat(author.page.getByRole(AriaRole.DIALOG)).isVisible();
    }

    private void noSecretOutsideOfTheConfiguration() throws IOException {
        try (var files = Files.walk(folder())) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertTrue(
                        file.equals(config()) || !Files.readString(file).contains(ExportsApi.SECRET), file.toString());
            }
        }
    }

    @Test
    void jobsBehindOauthByTheKeyboardAlone() throws IOException, InterruptedException {
        hands.type(creation());
        hands.press(MODIFIER + "+Enter");
        Locator write = author.button("Write manifest.yaml and the configuration");
        assertThat(write).isFocused();
        hands.press("Enter");

        add("Log in by OAuth with client credentials");
        noViolation(author, "login");
        hands.to(author.field("Address that gives access tokens")).type(api.tokens());
        hands.press("Enter");
        assertThat(author.field("client_id (required)")).isFocused();
        hands.type(ExportsApi.CLIENT);
        hands.to(author.field("client_secret (required)")).type(ExportsApi.SECRET);
        hands.press(MODIFIER + "+s");
        assertThat(author.said()).containsText("config.json is saved");

        add("Read by jobs that the API is asked for");
        noViolation(author, "jobs");
        hands.to(author.field("Where its status is in the answer")).type("state");
        hands.to(author.field("Status when it is complete")).type("ready");
        hands.to(author.field("Where the address of its file is in the answer")).type("file.url");
        Chromium.shoot(author.page, "asked-jobs");
        hands.press("Enter");
        assertThat(author.page.getByRole(AriaRole.DIALOG)).hasCount(0);
        hands.press(MODIFIER + "+s");
        assertThat(author.said()).containsText("is saved");

        hands.press(MODIFIER + "+Enter");
        assertThat(author.said()).containsText("7 records, 1 page");
        hands.to(author.field("Name of a test case")).type("exports");
        hands.to(author.button("Make a test case of this read")).press("Enter");
        assertThat(author.said()).containsText("is made and passes");
        Chromium.shoot(author.page, "made-jobs");
        assertTrue(hands.actions() <= MOST_ACTIONS, hands.actions() + " actions");
        List<CaseResult> cases =
                CaseSuite.in(List.of(folder().resolve("tests"))).run(false, 1, result -> {});
        assertEquals(List.of(true), cases.stream().map(CaseResult::passed).toList());
        noSecretOutsideOfTheConfiguration();
        assertTrue(Files.readString(config()).contains(ExportsApi.SECRET));
    }

    @Test
    void aValueThatIsMissingIsAskedForAndTheFormIsLeft() throws IOException {
        author.page.locator("#source").fill(creation());
        author.button("Try it").click();
        author.button("Write manifest.yaml and the configuration").click();
        assertThat(author.button("Read")).isEnabled();
        String before = Files.readString(manifest());
        author.button("Add…").click();
        edit("Read by jobs that the API is asked for").click();
        Locator polling = author.field("Address of a job's status");
        assertThat(polling).isFocused();
        assertThat(polling).hasValue(api.baseUrl() + "/v1/exports/{{ creation_response['id'] }}");
        author.field("Status when it has failed").fill("completed");
        author.button("Write it").click();
        assertThat(author.said()).containsText("It does not go with the rest");
        author.field("Status when it has failed").fill("");
        author.button("Write it").click();
        assertThat(author.field("Status when it has failed")).isFocused();
        author.page.keyboard().press("Escape");
        assertThat(author.page.getByRole(AriaRole.DIALOG)).hasCount(0);
        assertThat(author.button("Add…")).isFocused();
        assertEquals(before, Files.readString(manifest()));
        assertFalse(before.contains("AsyncRetriever"));
    }
}
