package dev.cairn.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.cairn.browser.FaultyApi.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing that a person has typed is lost, and a read takes it as it stands. */
class UnsavedIT extends BrowserTest {

    private static final String SECRET = "s3cret-key";

    private FaultyApi api;
    private AuthorPage author;

    @BeforeEach
    void open() throws IOException {
        api = new FaultyApi()
                .answers(Reply.json(
                        200, "{\"rows\": [{\"id\": 9007199254740993, \"rate\": 0.0, \"at\": \"2024-01-02\"}]}"));
        author = open(
                "rows.yaml",
                Map.of(
                        "address",
                        api.address(),
                        "key",
                        SECRET,
                        "region",
                        "eu",
                        "account",
                        1234567890123456789L,
                        "level",
                        1,
                        "tags",
                        List.of("a"),
                        "login",
                        Map.of("kind", "key", "id", "k1")));
    }

    @AfterEach
    void close() {
        author.close();
        api.close();
    }

    private void typeIntoTheManifest(String text) {
        author.caretAtEndOf("primary_key: id");
        author.page.keyboard().type(text);
    }

    private void saveTheForm() {
        author.page.waitForResponse(
                response -> response.url().endsWith("/config"),
                () -> author.button("Save configuration").click());
        assertThat(author.said()).containsText("config.json is saved.");
        assertThat(author.page.getByText("Not saved. Reads take what stands here."))
                .hasCount(0);
    }

    @Test
    void aPageOfWhichNothingWasTypedIsReloadedWithoutAQuestion() {
        author.reload();
    }

    @Test
    void whatIsTypedOutlivesAReloadAndIsThereInAnotherWindow() {
        typeIntoTheManifest(" # mine");
        author.tab("State").click();
        author.page.locator("#state").fill("[]");
        author.tab("Configuration").click();
        author.field("Region").fill("us");
        author.field("Account").fill("9223372036854775806");
        author.page
                .getByRole(AriaRole.SPINBUTTON, new Page.GetByRoleOptions().setName("Pages"))
                .fill("7");
        author.reload();
        assertThat(author.said()).containsText("What was not saved is here again.");
        Page other = author.page.context().newPage();
        other.navigate(author.server.page().toString());
        for (Page page : List.of(author.page, other)) {
            assertThat(page.getByLabel("Region")).hasValue("us");
            assertThat(page.getByLabel("Account")).hasValue("9223372036854775806");
            assertThat(page.getByRole(AriaRole.SPINBUTTON, new Page.GetByRoleOptions().setName("Pages")))
                    .hasValue("7");
            page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("State"))
                    .click();
            assertThat(page.locator("#state")).hasValue("[]");
            page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Manifest"))
                    .click();
            assertThat(page.locator(".cm-content").first()).containsText("# mine");
        }
        other.close();
    }

    @Test
    void whatIsSavedOrTakenBackIsNotKept() {
        typeIntoTheManifest(" # mine");
        author.page.keyboard().press(MODIFIER + "+s");
        assertThat(author.said()).containsText("manifest.yaml is saved.");
        typeIntoTheManifest(" # more");
        author.button("Back to the file").click();
        author.tab("Configuration").click();
        author.field("Region").fill("us");
        author.button("Back to the file").click();
        assertThat(author.field("Region")).hasValue("eu");
        author.reload();
        author.tab("Manifest").click();
        assertThat(author.page.locator(".cm-content").first()).containsText("# mine");
        assertThat(author.page.locator(".cm-content").first()).not().containsText("# more");
        assertEquals("[]", kept("localStorage"));
    }

    /** What the browser has kept, as JSON. */
    private String kept(String storage) {
        return String.valueOf(author.page.evaluate("JSON.stringify(Object.values(" + storage + "))"));
    }

    @Test
    void noSecretIsKeptAndAReloadAsksBeforeOneIsLost() {
        author.tab("Configuration").click();
        author.field("Key").fill("typed-secret");
        author.field("Region").fill("us");
        assertThat(author.pane(0)).containsText("but not the secrets: Key");
        author.stayInsteadOfReloading();
        for (String storage : List.of("localStorage", "sessionStorage")) {
            assertTrue(kept(storage).contains("us"), storage);
            assertFalse(kept(storage).contains("typed-secret"), storage);
            assertFalse(kept(storage).contains(SECRET), storage);
        }
        author.page.onceDialog(Dialog::accept);
        author.page.reload();
        assertThat(author.said()).containsText("type again what was not saved of Key");
        assertThat(author.field("Region")).hasValue("us");
        assertThat(author.field("Key")).hasAttribute("placeholder", "set; type to replace it");
        author.read();
        assertEquals(SECRET, api.lastKey());
    }

    @Test
    void whatIsHereAgainDoesNotReplaceWhatOthersHaveSavedMeanwhile() throws IOException {
        typeIntoTheManifest(" # mine");
        author.tab("Configuration").click();
        author.field("Region").fill("us");
        Files.writeString(manifest(), Files.readString(manifest()) + "# theirs\n");
        Files.writeString(config(), "{\"address\": \"" + api.address() + "\", \"region\": \"asia\"}");
        author.reload();
        assertThat(author.page.getByText("config.json has been changed on disk"))
                .isVisible();
        assertThat(author.field("Region")).hasValue("us");
        author.button("Save").click();
        assertThat(author.page.getByRole(AriaRole.DIALOG)).isVisible();
        assertTrue(Files.readString(manifest()).contains("# theirs"));
    }

    @Test
    void fieldsThatDoNotFitTheSpecAreMarked() {
        author.tab("Configuration").click();
        assertThat(author.field("Region")).not().hasAttribute("aria-invalid", "true");
        author.field("Address (required)").fill("");
        author.field("Account").fill("1.5");
        assertThat(author.field("Address (required)")).hasAttribute("aria-invalid", "true");
        assertThat(author.pane(0)).containsText("is required");
        assertThat(author.pane(0)).containsText("must be of type integer");
        assertThat(author.tab("Configuration, 2 fields to look at")).isVisible();
        noViolation(author, "marked fields");
        author.field("Address (required)").fill("http://127.0.0.1");
        author.field("Account").fill("1");
        assertThat(author.tab("Configuration, .*")).hasCount(0);
    }

    @Test
    void defaultsOfTheSpecAreSaidAndFilledIn() {
        author.tab("Configuration").click();
        assertThat(author.pane(0)).containsText("Not set. The spec's default is 50.");
        author.button("Fill in the defaults").click();
        assertThat(author.field("Size")).hasValue("50");
        assertThat(author.button("Fill in the defaults")).hasCount(0);
        assertThat(author.field("Region")).hasValue("eu");
    }

    @Test
    void whatIsTypedOutlivesAChangeOfTab() {
        author.tab("Configuration").click();
        author.field("Region").fill("us");
        author.field("Key").fill("another-key");
        author.field("Tags").fill("[\"a\", ");
        author.tab("Manifest").click();
        typeIntoTheManifest(" ");
        author.tab("Template").click();
        author.page.locator("#template").fill("{{ 1 + 1 }}");
        author.tab("Pages").click();
        author.tab("Template").click();
        assertThat(author.page.locator("#template")).hasValue("{{ 1 + 1 }}");
        author.tab("Configuration").click();
        assertThat(author.field("Region")).hasValue("us");
        assertThat(author.field("Key")).hasValue("another-key");
        assertThat(author.field("Tags")).hasValue("[\"a\", ");
    }

    @Test
    void aFormOutlivesAnotherSpecAndASavedManifest() {
        author.tab("Configuration").click();
        author.field("Region").fill("us");
        author.tab("Manifest").click();
        author.page
                .locator(".cm-line")
                .filter(new Locator.FilterOptions().setHasText("title: Region"))
                .click();
        author.page.keyboard().press("End");
        author.page.keyboard().press("Enter");
        author.page.keyboard().insertText("more: {type: string, title: More}");
        author.page.keyboard().press(MODIFIER + "+s");
        assertThat(author.said()).containsText("manifest.yaml is saved.");
        author.tab("Configuration").click();
        assertThat(author.field("More")).isVisible();
        assertThat(author.field("Region")).hasValue("us");
    }

    @Test
    void aReadTakesWhatStandsInTheForm() throws IOException {
        author.tab("Configuration").click();
        author.field("Key").fill("typed-key");
        author.read();
        assertEquals("typed-key", api.lastKey());
        author.field("Key").fill("");
        author.read();
        assertEquals(SECRET, api.lastKey());
        author.field("Address (required)").fill("http://127.0.0.1:1");
        author.read();
        assertThat(author.failures()).containsText("no answer");
        assertEquals(SECRET, savedConfig().get("key"));
        assertEquals(api.address(), savedConfig().get("address"));
    }

    @Test
    void aFieldThatIsClearedIsNotThereAnyMore() throws IOException {
        author.tab("Configuration").click();
        author.field("Region").fill("");
        author.field("Account").fill("");
        author.field("Level").selectOption("");
        author.field("Tags").fill("");
        author.button("Remove this secret").click();
        author.page.getByLabel("Login").first().selectOption("");
        saveTheForm();
        assertEquals(Map.of("address", api.address()), savedConfig());
    }

    @Test
    void whatIsNotTouchedIsSavedAsItWas() throws IOException {
        Map<?, ?> before = savedConfig();
        author.tab("Configuration").click();
        author.field("Key").fill("x");
        author.field("Key").fill("");
        author.field("Level").selectOption("2");
        author.field("Level").selectOption("1");
        saveTheForm();
        assertEquals(before, savedConfig());
        author.field("Account").fill("9223372036854775806");
        author.field("Level").selectOption("2");
        saveTheForm();
        assertEquals(9223372036854775806L, savedConfig().get("account"));
        assertEquals(2L, savedConfig().get("level"));
    }

    @Test
    void anotherKindAndBackKeepsWhatWasTyped() throws IOException {
        author.tab("Configuration").click();
        Locator kind = author.page.getByLabel("Login").first();
        author.field("Key id").fill("k2");
        kind.selectOption("By name");
        author.field("User").fill("me");
        kind.selectOption("By key");
        assertThat(author.field("Key id")).hasValue("k2");
        kind.selectOption("By name");
        assertThat(author.field("User")).hasValue("me");
        saveTheForm();
        assertEquals(Map.of("kind", "name", "name", "me"), savedConfig().get("login"));
    }

    @Test
    void whatIsNoJsonIsNeitherSavedNorReadWith() throws IOException {
        author.tab("Configuration").click();
        author.field("Tags").fill("[\"b\", ");
        author.button("Save configuration").click();
        author.button("Read").click();
        assertThat(author.said()).containsText("cannot be used as it is");
        assertEquals("", api.lastKey());
        assertEquals(List.of("a"), savedConfig().get("tags"));
        author.field("Tags").fill("[\"b\"]");
        saveTheForm();
        assertEquals(List.of("b"), savedConfig().get("tags"));
    }

    @Test
    void aConfigurationThatWasChangedOnDiskIsAskedAbout() throws IOException {
        author.tab("Configuration").click();
        author.field("Region").fill("us");
        String theirs = "{\"address\": \"" + api.address() + "\", \"key\": \"theirs\", \"region\": \"asia\"}";
        Files.writeString(config(), theirs);
        author.button("Save configuration").click();
        assertThat(author.page.getByText("config.json has been changed on disk"))
                .isVisible();
        assertEquals("asia", savedConfig().get("region"));
        Chromium.shoot(author.page, "configuration-conflict");
        author.button("Keep mine").click();
        assertThat(author.field("Region")).hasValue("us");
        saveTheForm();
        assertEquals("us", savedConfig().get("region"));
        author.field("Region").fill("africa");
        Files.writeString(config(), theirs);
        author.button("Save configuration").click();
        author.button("Load the file").click();
        assertThat(author.field("Region")).hasValue("asia");
        author.reload();
    }

    @Test
    void controlSSavesTheFormWhereItIsOpen() throws IOException {
        author.tab("Configuration").click();
        author.field("Region").fill("us");
        author.page.keyboard().press(MODIFIER + "+s");
        assertThat(author.said()).containsText("config.json is saved.");
        assertThat(author.field("Region")).isFocused();
        assertEquals("us", savedConfig().get("region"));
    }

    @Test
    void numbersAreShownAsTheApiWroteThem() {
        author.read();
        assertThat(author.pane().locator("table").first()).containsText("9007199254740993");
        assertThat(author.pane().locator("table").first()).containsText("0.0");
        author.button("Response").click();
        assertThat(author.pane()).containsText("9007199254740993");
        assertThat(author.pane()).containsText("\"rate\": 0.0");
    }

    @Test
    void lineEndsOfTheFileStay() throws IOException {
        Path manifest = manifest();
        Files.writeString(manifest, Files.readString(manifest).replace("\n", "\r\n"));
        author.reload();
        typeIntoTheManifest(" # mine");
        author.page.keyboard().press(MODIFIER + "+s");
        assertThat(author.said()).containsText("manifest.yaml is saved.");
        String text = Files.readString(manifest);
        assertTrue(text.contains("primary_key: id # mine\r\n"), text);
        assertFalse(text.replace("\r\n", "").contains("\n"), text);
    }
}
