package dev.cairn.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Connectors that are begun in an empty folder. */
class BeginningIT extends BrowserTest {

    private static final int MOST_ACTIONS = 12;

    private DeskApi api;
    private AuthorPage author;
    private Hands hands;

    @BeforeEach
    void open() throws IOException {
        api = new DeskApi();
        author = openEmpty();
        hands = new Hands(author.page);
    }

    @AfterEach
    void close() {
        author.close();
        api.close();
    }

    private String curl() {
        return "curl " + api.baseUrl() + "/v1/tickets -H 'Authorization: Bearer " + DeskApi.TOKEN + "'";
    }

    private Locator proposal(String subject) {
        return author.page.getByRole(
                AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(subject).setExact(true));
    }

    private Locator stream() {
        return author.page.getByRole(
                AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Stream").setExact(true));
    }

    private Locator write() {
        return author.button("Write manifest.yaml and the configuration");
    }

    /** What a read of the chosen stream gives, and its case. */
    private void readAndMakeACase(String records, String name) throws IOException {
        assertThat(author.button("Read")).isEnabled();
        hands.press(MODIFIER + "+Enter");
        assertThat(author.said()).containsText(records);
        hands.to(author.field("Name of a test case")).type(name);
        hands.to(author.button("Make a test case of this read")).press("Enter");
        assertThat(author.said()).containsText("is made and passes");
        assertTrue(Files.isDirectory(folder().resolve("tests").resolve(name)));
        assertTrue(hands.actions() <= MOST_ACTIONS, hands.actions() + " actions");
        try (var files = Files.walk(folder())) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                boolean secret = Files.readString(file).contains(DeskApi.TOKEN);
                assertEquals(file.equals(config()), secret, file.toString());
            }
        }
    }

    @Test
    void aListWithATokenAndACursorByTheKeyboardAlone() throws IOException {
        noViolation(author, "beginning");
        assertThat(author.page.locator("#source")).isFocused();
        hands.type(curl());
        hands.press(MODIFIER + "+Enter");
        assertThat(write()).isFocused();
        noViolation(author, "beginning");
        Chromium.shoot(author.page, "begun-list");
        assertThat(proposal("pagination")).isChecked();
        assertThat(proposal("cursor")).isChecked();
        hands.press("Enter");
        readAndMakeACase("25 records, 3 pages", "first-pages");
        Chromium.shoot(author.page, "made-list");
        String manifest = Files.readString(manifest());
        assertTrue(manifest.contains("CursorPagination") && manifest.contains("DatetimeBasedCursor"), manifest);
    }

    @Test
    void anAddressIsTriedByControlEnterInEitherField() {
        hands.type(api.baseUrl() + "/v1/tickets");
        hands.press(MODIFIER + "+Enter");
        assertThat(author.page.getByText("What is proposed")).isVisible();
        author.page.reload();
        assertThat(author.field("Address that gives records")).isFocused();
        hands.type(api.baseUrl() + "/v1/tickets");
        hands.to(author.field("Name of the stream (optional)")).type("tickets");
        hands.press(MODIFIER + "+Enter");
        assertThat(author.page.getByText("What is proposed")).isVisible();
    }

    @Test
    void aParentAndItsChildrenIncrementallyByTheKeyboardAlone() throws IOException {
        hands.type(api.baseUrl() + "/openapi.json");
        hands.press(MODIFIER + "+Enter");
        noViolation(author, "beginning");
        assertThat(author.page.getByText("It has no value yet for access_token."))
                .isVisible();
        hands.to(author.field("access_token")).type(DeskApi.TOKEN);
        assertThat(author.page.getByText("It has no value yet for")).hasCount(0);
        hands.to(write());
        Chromium.shoot(author.page, "begun-parent");
        hands.press("Enter");
        Locator stream = stream();
        assertThat(stream).hasValue("tickets");
        hands.to(stream).type("note");
        hands.press("Enter");
        assertThat(stream).hasValue("notes");
        hands.to(author.button("Add…")).press("Enter");
        Locator first = author.page
                .getByRole(AriaRole.MENUITEM)
                .and(author.page.locator("[aria-disabled=false]"))
                .first();
        assertThat(first).isFocused();
        assertThat(first).containsText("What the API offers");
        noViolation(author, "beginning");
        hands.to(author.page.getByText("Add incremental sync")).press("Enter");
        assertThat(author.page.locator(".cm-content").first()).isFocused();
        hands.press(MODIFIER + "+s");
        assertThat(author.said()).containsText("is saved");
        readAndMakeACase("15 records", "notes");
        Chromium.shoot(author.page, "made-parent");
        String manifest = Files.readString(manifest());
        assertTrue(manifest.contains("SubstreamPartitionRouter") && manifest.contains("DatetimeBasedCursor"), manifest);
    }

    @Test
    void aSecretOfAPastedDocumentIsNoneWhenTheAuthorSaysSo() throws IOException {
        author.page.getByLabel("A document of OpenAPI").check();
        author.page.locator("#source").fill("""
            openapi: 3.0.0
            servers: [{url: "https://api.test/v1"}]
            paths:
              /items:
                get:
                  parameters: [{name: X-Acme, in: header, required: true, schema: {default: k-123456}}]
                  responses: {"200": {content: {application/json: {schema: {type: array, items: {properties: {id: {}}}}}}}}
            """);
        author.button("Find its streams").click();
        Locator text = author.page.locator(".beginning .cm-content");
        assertThat(text).containsText("X-Acme");
        assertThat(text).not().containsText("k-123456");
        noViolation(author, "beginning");
        assertThat(proposal("the header X-Acme")).isChecked();
        proposal("the header X-Acme").click();
        assertThat(text).containsText("k-123456");
        assertThat(proposal("the header X-Acme")).not().isChecked();
        write().click();
        assertThat(stream()).hasValue("items");
        assertTrue(Files.readString(manifest()).contains("not_secret"));
    }

    @Test
    void linesOfAPastedCommandStayLines() {
        String command =
                "curl " + api.baseUrl() + "/v1/tickets \\\n  -H 'Authorization: Bearer " + DeskApi.TOKEN + "'\n";
        author.page.locator("#source").evaluate("""
            (field, text) => {
              const clipboardData = new DataTransfer();
              clipboardData.setData("text", text);
              field.dispatchEvent(new ClipboardEvent("paste", {clipboardData, bubbles: true, cancelable: true}));
            }\
            """, command);
        assertThat(author.page.locator("textarea#source")).hasValue(command);
        author.button("Try it").click();
        assertThat(author.page.locator(".choices").first()).containsText("The API responds with 200");
    }

    /** All that the browser keeps for this window and for later ones. */
    private String kept() {
        return String.valueOf(author.page.evaluate("""
            async () => {
              const databases = (await indexedDB.databases()).map((one) => one.name);
              const caches = await self.caches?.keys() ?? [];
              return JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, databases, caches,
                history.state, location.href, name]);
            }\
            """));
    }

    @Test
    void noSecretOfWhatWasPastedIsKeptByTheBrowser() throws IOException {
        List<String> secrets =
                List.of(DeskApi.TOKEN, "k-123456-x9q7z2", "9s6XKzkNRiz8i3", "c00kie-77aa1", "ref-5ab3XQ81z");
        author.page
                .locator("#source")
                .fill("curl '" + api.baseUrl() + "/v1/tickets?mode=9s6XKzkNRiz8i3'"
                        + " -H 'Authorization: Bearer " + DeskApi.TOKEN
                        + "' -H 'X-Acme: k-123456-x9q7z2' -b 'sid=c00kie-77aa1'"
                        + " -H 'Referer: https://app.test/?sig=ref-5ab3XQ81z'");
        author.button("Try it").click();
        assertThat(write()).isFocused();
        write().click();
        author.read();
        assertThat(author.said()).containsText("25 records");
        secrets.forEach(secret -> assertFalse(kept().contains(secret), secret));

        // A manifest that is not saved is kept, and the configuration's secrets are not.
        author.caretAtEndOf("primary_key: id");
        author.page.keyboard().type(" # mine");
        author.page.waitForCondition(() -> kept().contains("# mine"));
        author.page.reload();
        assertThat(author.page.locator(".cm-content").first()).containsText("# mine");
        author.read();
        secrets.forEach(secret -> assertFalse(kept().contains(secret), secret));
        String config = Files.readString(config());
        secrets.forEach(secret -> assertTrue(config.contains(secret), secret));
    }

    @Test
    void aProposalIsTakenBackAndAppliedAgain() {
        author.page.locator("#source").fill(curl());
        author.button("Try it").click();
        assertThat(write()).isFocused();
        Locator text = author.page.locator(".beginning .cm-content");
        assertThat(text).containsText("field_path");
        proposal("pagination").click();
        assertThat(text).not().containsText("CursorPagination");
        proposal("pagination").press("Space");
        assertThat(proposal("pagination")).isChecked();
        author.page.getByText("What it changes for pagination").click();
        assertThat(author.page.locator(".choices pre").first()).containsText("+");
        assertFalse(Files.exists(manifest()));
    }

    @Test
    void aSkeletonIsWrittenAndAnEditIsUndone() throws IOException {
        author.page
                .getByLabel("Nothing", new Page.GetByLabelOptions().setExact(true))
                .check();
        author.field("Name of the stream (optional)").fill("tickets");
        author.button("Write a skeleton").click();
        assertThat(stream()).hasValue("tickets");
        assertTrue(Files.readString(manifest()).contains("name: tickets"));
        author.button("Add…").click();
        author.page.getByText("Add a filter of records").click();
        assertThat(author.said()).containsText("Add a filter of records: done in line");
        author.button("Undo").click();
        assertThat(author.said()).containsText("It is undone.");
        assertThat(author.page.locator("header .file")).hasText("manifest.yaml");
        assertThat(author.button("Undo")).hasCount(0);
    }

    @Test
    void anEditThatDoesNotGoWithTheRestIsRefusedWhenItIsChosen() throws IOException {
        Files.writeString(manifest(), """
                version: 7.0.0
                type: DeclarativeSource
                check: {type: CheckStream, stream_names: [files]}
                streams:
                  - type: DeclarativeStream
                    name: files
                    retriever:
                      type: SimpleRetriever
                      decoder: {type: CsvDecoder}
                      requester: {type: HttpRequester, url: "https://api.example/files"}
                      record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                spec: {type: Spec, connection_specification: {type: object, properties: {}}}
                """);
        author.reload();
        assertThat(stream()).hasValue("files");
        author.button("Add…").click();
        author.page.getByText("page numbers").click();
        assertThat(author.said()).containsText("It does not go with the rest");
        assertThat(author.button("Add…")).isFocused();
        assertThat(author.page.locator("header .file")).hasText("manifest.yaml");
        assertThat(author.button("Undo")).hasCount(0);
    }

    @Test
    void whatWasSeenBecomesTheSchema() throws IOException {
        author.page.locator("#source").fill(curl());
        author.button("Try it").click();
        assertThat(write()).isFocused();
        proposal("schema").click();
        write().click();
        author.read();
        author.tab("Schema").click();
        author.button("Put it into a file beside it").click();
        assertThat(author.said()).containsText("The schema is in schemas/tickets.json");
        assertTrue(Files.readString(folder().resolve("schemas/tickets.json")).contains("updated_at"));
        author.button("Undo").click();
        author.tab("Schema").click();
        author.button("Put what was seen into the manifest").click();
        assertThat(author.page.locator(".cm-content").first()).containsText("InlineSchemaLoader");
    }

    @Test
    void anApiThatDoesNotAnswerIsSaidAndTheRequestCanBeWritten() throws IOException {
        author.page.locator("#source").fill(api.baseUrl() + "/v1/tickets");
        author.button("Try it").click();
        assertThat(author.page.locator(".choices")).containsText("The API refused the request");
        assertThat(author.page.locator(".choices")).containsText("doubtful: look at it");
        write().click();
        assertThat(stream()).hasValue("tickets");
    }
}
