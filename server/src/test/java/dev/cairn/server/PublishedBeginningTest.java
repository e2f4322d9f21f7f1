package dev.cairn.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.server.options.ServerOptions;
import dev.cairn.server.options.Workspace;
import dev.cairn.workbench.pip.FileHash;
import dev.cairn.workbench.published.AddedConnectors;
import dev.cairn.workbench.published.FakeIndex;
import dev.cairn.workbench.published.TestPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A published connector that is begun with in the page, without a browser. */
@NullUnmarked
class PublishedBeginningTest {

    @TempDir
    private Path root;

    private final TestPackage stripe = TestPackage.of("stripe", "5.5.0")
            .with(
                    "source_stripe/manifest.yaml",
                    TestPackage.manifest("stripe", "5.5.0") + "#  class_name: source_stripe.components.A\n")
            .with("source_stripe/components.py", "raise SystemExit('run')")
            .with("source_stripe/schemas/tickets.json", "{}")
            .with("airbyte_source_stripe-5.5.0.dist-info/licenses/LICENSE", "Permission");

    private FakeIndex index;

    private ManifestServer server;

    private PageClient page;

    @BeforeEach
    void open() throws IOException {
        index = new FakeIndex();
        index.put(TestPackage.of("stripe", "5.4.0"), "stripe");
        index.put(stripe, "stripe");
        serve(false);
    }

    private void serve(boolean publicOnly) throws IOException {
        Map<String, String> environment = new HashMap<>(Map.of("HOME", root.toString(), "NO_PROXY", "*"));
        environment.put("XDG_CONFIG_DIRS", root.toString());
        environment.put("PIP_INDEX_URL", index.url());
        environment.put(AddedConnectors.VARIABLE, root.resolve("connectors").toString());
        server = ManifestServer.start(
                ServerOptions.local().port(0).environment(environment).publicNetworkOnly(publicOnly),
                Workspace.beside(manifest()));
        page = new PageClient(server);
    }

    @AfterEach
    void close() {
        server.close();
        index.close();
    }

    private Path manifest() {
        return root.resolve("mine/source.yaml");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private List<Map<?, ?>> begin(String name) throws IOException, InterruptedException {
        return page.begin("connector", name, Map.of());
    }

    private String failed(String name) throws IOException, InterruptedException {
        String message = String.valueOf(PageClient.last(begin(name), "failed").get("message"));
        assertEquals(List.of(), files());
        return message;
    }

    @Test
    void itIsShownWithItsLicenceAndHashBeforeItIsWritten() throws IOException, InterruptedException {
        List<Map<?, ?>> events = begin("Source-Stripe");
        Map<?, ?> told = events.get(0);
        assertEquals("connector", told.get("kind"));
        assertEquals("stripe 5.5.0 MIT", told.get("name") + " " + told.get("version") + " " + told.get("licence"));
        assertEquals(FileHash.sha256(stripe.wheel()).hex(), told.get("sha256"));
        assertEquals(List.of("LICENSE", "__init__.py", "components.py", "schemas/tickets.json"), told.get("others"));
        assertEquals(true, told.get("python"));
        assertEquals(List.of(), files());
        Map<?, ?> done = PageClient.last(events, "done");
        Map<?, ?> written = page.write(done.get("id"), List.of());
        assertEquals(
                List.of(
                        "mine/LICENSE",
                        "mine/__init__.py",
                        "mine/components.py",
                        "mine/schemas/tickets.json",
                        "mine/source.yaml"),
                files());
        String manifest = Files.readString(manifest());
        assertEquals(done.get("text"), manifest);
        assertEquals(manifest, ((Map<?, ?>) written.get("manifest")).get("text"));
        assertTrue(manifest.contains("description: stripe 5.5.0"), manifest);
    }

    @Test
    void aVersionIsTakenByItsNumber() throws IOException, InterruptedException {
        assertEquals("5.4.0", begin(" stripe==5.4 ").get(0).get("version"));
        assertTrue(failed("stripe==6.0").contains("has no version 6.0; there are: 5.4.0, 5.5.0"));
    }

    @Test
    void whatWasAddedIsTakenAsItIsThereAndTheIndexIsNotAsked() throws IOException, InterruptedException {
        Files.createDirectories(root.resolve("connectors/stripe"));
        Files.writeString(root.resolve("connectors/stripe/manifest.yaml"), "description: mine");
        Files.writeString(root.resolve("connectors/connectors.lock"), """
                {"form": 1, "connectors": {"stripe": {"package": "airbyte-source-stripe", "version": "5.0.0", "file": "a.whl",
                "sha256": "00", "index": "https://index.example", "licence": "", "files": {"manifest.yaml": "00"}}}}
                """);
        List<Map<?, ?>> events = begin("stripe");
        assertEquals("description: mine", PageClient.last(events, "done").get("text"));
        assertEquals("its package names none", events.get(0).get("licence"));
        assertEquals(List.of(), index.asked);
        assertEquals("5.5.0", begin("stripe==5.5.0").get(0).get("version"));
    }

    @Test
    void whatIsNotTheFileOfTheIndexIsNotTaken() throws IOException, InterruptedException {
        index.answers.put(
                "/files/" + stripe.wheelName(),
                exchange -> FakeIndex.send(exchange, 200, "application/octet-stream", "other"));
        assertTrue(failed("stripe").contains("its hash is another one"), failed("stripe"));
        index.hashed = false;
        assertTrue(failed("stripe").contains("gives no hash"), failed("stripe"));
    }

    @Test
    void whatIsNoConnectorIsSaid() throws IOException, InterruptedException {
        index.put(TestPackage.empty("plain", "1.0").with("source_plain/source.py", "x"), "plain");
        assertTrue(failed("plain").contains("is a connector in Python"), failed("plain"));
        assertTrue(failed("nothing").contains("has no package airbyte-source-nothing"), failed("nothing"));
        for (String name : List.of("a/b", "../stripe", "stripe==x", "https://index.example/stripe")) {
            assertTrue(failed(name).contains("is no name of a connector"), failed(name));
        }
    }

    @Test
    void aServerForPublicAddressesAsksNoIndexOfThePrivateNetwork() throws IOException, InterruptedException {
        server.close();
        serve(true);
        String message = failed("stripe");
        assertTrue(message.contains("/airbyte-source-stripe/ cannot be had: only public"), message);
        assertEquals(List.of(), index.asked);
    }

    @Test
    void aFileThatIsInTheWayStays() throws IOException, InterruptedException {
        Path own = root.resolve("mine/components.py");
        Files.createDirectories(own.getParent());
        Files.writeString(own, "mine");
        Object id =
                Objects.requireNonNull(PageClient.last(begin("stripe"), "done").get("id"));
        assertTrue(String.valueOf(page.write(id, List.of()).get("problem")).contains("components.py is there already"));
        assertEquals("mine", Files.readString(own));
        assertFalse(Files.exists(manifest()));
        Files.delete(own);
        page.write(id, List.of());
        assertTrue(Files.exists(manifest()));
    }
}
