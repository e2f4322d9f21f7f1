package dev.cairn.cli.author;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.cli.terminal.StandardError;
import dev.cairn.json.Json;
import dev.cairn.workbench.published.AddedConnectors;
import dev.cairn.workbench.published.FakeIndex;
import dev.cairn.workbench.published.TestPackage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ConnectorCommandTest {

    @TempDir
    private Path home;

    private final Map<String, String> environment = new HashMap<>();
    private String out = "";
    private String err = "";

    @SuppressWarnings("NullAway.Init") // set before each test
    private FakeIndex index;

    @BeforeEach
    void start() throws IOException {
        index = new FakeIndex();
        environment.put("HOME", home.toString());
        environment.put("XDG_CONFIG_DIRS", home.toString());
        environment.put("NO_PROXY", "*");
        environment.put("PIP_INDEX_URL", index.url());
        environment.put(AddedConnectors.VARIABLE, connectors().toString());
    }

    @AfterEach
    void stop() {
        index.close();
    }

    private Path connectors() {
        return home.resolve("connectors");
    }

    private int run(String... arguments) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        PrintStream results = new PrintStream(printed, false, StandardCharsets.UTF_8);
        StandardError people = new StandardError(new PrintStream(told, true, StandardCharsets.UTF_8));
        int code = new CommandLine(new ConnectorCommand(results, people, environment))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((e, line, parsed) -> {
                    throw e;
                })
                .execute(arguments);
        results.flush();
        out = printed.toString(StandardCharsets.UTF_8);
        err = told.toString(StandardCharsets.UTF_8);
        return code;
    }

    private String text(String path) throws IOException {
        return Files.readString(connectors().resolve(path));
    }

    /** All files in the folder but the one that says who changes it. */
    private List<String> files() throws IOException {
        if (!Files.exists(connectors())) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(connectors())) {
            return all.filter(Files::isRegularFile)
                    .map(file -> connectors().relativize(file).toString())
                    .filter(path -> !path.equals(".busy"))
                    .sorted()
                    .toList();
        }
    }

    private String locked() throws IOException {
        return connectors().resolve("connectors.lock").toFile().exists()
                ? String.valueOf(((Map<?, ?>) Json.parse(text("connectors.lock"))).get("connectors"))
                : "";
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aConnectorIsAddedWithWhatBelongsToItAndNothingElse(boolean json) throws IOException {
        index.json = json;
        index.put(
                TestPackage.of("stripe", "5.5.0")
                        .with("source_stripe/components.py", "raise SystemExit('run')")
                        .with(
                                "source_stripe/manifest.yaml",
                                "#  class_name: source_stripe.components.A\n" + TestPackage.manifest("stripe", "5.5.0"))
                        .with("source_stripe/source.py", "x")
                        .with("source_stripe/auth/tokens.py", "y")
                        .with("source_stripe/unit_tests/test_auth.py", "z")
                        .with("source_stripe/picture.png", "no")
                        .metadata("""
                            License: MIT
                            Requires-Dist: airbyte-cdk (<8,>=7)
                            Requires-Dist: dpath (==2.1.6) ; python_version < "3.12"
                            Requires-Dist: pytest ; extra == "dev"
                            """)
                        .with("source_stripe/schemas/shared/a.json", "{}")
                        .with("airbyte_source_stripe-5.5.0.dist-info/licenses/LICENSE", "Permission"),
                "stripe");
        for (String name : List.of("Stripe", "source_stripe", "airbyte-source-stripe", "stripe==5.5")) {
            assertEquals(0, run("add", name), err);
        }
        assertEquals(
                List.of(
                        "connectors.lock",
                        "stripe/LICENSE",
                        "stripe/__init__.py",
                        "stripe/auth/tokens.py",
                        "stripe/components.py",
                        "stripe/manifest.yaml",
                        "stripe/requirements.txt",
                        "stripe/schemas/shared/a.json",
                        "stripe/source.py"),
                files());
        assertEquals(
                "airbyte-cdk <8,>=7\ndpath ==2.1.6 ; python_version < \"3.12\"\n", text("stripe/requirements.txt"));
        assertTrue(out.startsWith("stripe 5.5.0  is there  licence: MIT  "), out);
        assertTrue(err.contains("run only where AIRBYTE_ENABLE_UNSAFE_CODE is true"), err);
        assertTrue(text("connectors.lock").contains("\"index\": \"" + index.url() + "\""), text("connectors.lock"));
        assertEquals(
                1, index.asked.stream().filter(path -> path.endsWith(".whl")).count(), "what is there is not fetched");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theNewestReleaseIsTakenInWhateverOrderAndFormFilesAreListed(long seed) throws IOException {
        Random random = new Random(seed);
        index.json = random.nextBoolean();
        List<String> versions =
                Arrays.asList("0.9.12", "0.10.0", "0.10.1rc1", "0.10.1.dev4", "0.2", "v0.3", "1.0.0", "nonsense");
        Collections.shuffle(versions, random);
        for (String version : versions) {
            TestPackage made = TestPackage.of("acme-crm", version);
            String yanked = version.equals("1.0.0") ? "broken" : null;
            if (random.nextBoolean()) {
                String sdist = made.sdistName().replace("airbyte_source_acme", "airbyte-source-acme");
                index.put("acme-crm", sdist, new byte[0], yanked);
            }
            index.put("acme-crm", made.wheelName(), made.wheel(), yanked);
        }
        assertEquals(0, run("add", "acme_crm"), err);
        assertTrue(out.startsWith("acme-crm 0.10.0  added"), out);
        assertTrue(text("acme-crm/manifest.yaml").contains("acme-crm 0.10.0"));
        assertEquals(0, run("update", "--pre", "acme-crm"), err);
        assertTrue(out.startsWith("acme-crm 0.10.1rc1  was 0.10.0"), out);
        assertEquals(0, run("update"), err);
        assertTrue(out.startsWith("acme-crm 0.10.1rc1  stays"), out);
        assertEquals(0, run("update", "acme-crm==1"), err);
        assertTrue(out.startsWith("acme-crm 1.0.0  was 0.10.1rc1"), out);
    }

    @Test
    void searchFindsNamesInAnyWayOfWritingInBothFormsOfTheList() throws IOException {
        for (String name : List.of("google-ads", "google-sheets", "amazon-ads", "slack")) {
            index.put(TestPackage.of(name, "1.0.0"), name);
        }
        assertEquals(0, run("add", "google-ads"), err);
        for (boolean json : new boolean[] {false, true}) {
            index.json = json;
            assertEquals(0, run("search", "Google_"), err);
            assertEquals("google-ads  added, 1.0.0\ngoogle-sheets\n", out);
            assertEquals(0, run("search"), err);
            assertEquals(4, out.lines().count());
            assertEquals(1, run("search", "no"), err);
        }
        index.answers.put("/simple/", exchange -> FakeIndex.send(exchange, 404, "text/plain", "no"));
        assertEquals(1, run("search", "google"));
        assertTrue(err.contains("has no list of its packages"), err);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "json | `` | it is JSON, but has no list 'projects'",
                "json | {} | it is JSON, but has no list 'projects'",
                "json | [] | it is JSON, but has no list 'projects'",
                "json | {\"message\": {\"name\": \"airbyte-source-stripe\"}} | it is JSON, but has no list 'projects'",
                "json | {\"projects\": {\"name\": \"airbyte-source-stripe\"}} | it is JSON, but has no list 'projects'",
                "json | {\"projects\": [\"airbyte-source-stripe\"]} | a member of its list 'projects' is no object",
                "json | {\"projects\": [{\"name\": \"airbyte-source-stripe\"}, | Unexpected end-of-input",
                "json | {\"projects\": [{\"name\": \"airbyte-source-stripe\"}]} {} | it is JSON, but has no list 'projects'",
                "json | <html> | Unexpected character",
                "html | <html><body>Please sign in</body></html> | it is HTML without a link to a package",
                "html | `` | it is HTML without a link to a package"
            })
    void aBrokenListIsNoEmptyOne(String type, String body, String words) {
        index.json = type.equals("json");
        String content = index.json ? "application/vnd.pypi.simple.v1+json" : "text/html";
        index.answers.put("/simple/", exchange -> FakeIndex.send(exchange, 200, content, body));

        assertEquals(1, run("search", "stripe"));
        assertTrue(err.contains(index.url() + "/ gives no list of its packages: " + words), err);
        assertFalse(err.contains("There is no connector"), err);
        assertFalse(err.contains("Source:"), err);
    }

    @Test
    void aListThatIsTooDeepIsToldInWords() {
        index.json = true;
        index.answers.put(
                "/simple/",
                exchange -> FakeIndex.send(exchange, 200, "application/json", "{\"projects\": " + "[".repeat(2000)));

        assertEquals(1, run("search", "stripe"));
        assertTrue(err.contains("gives no list of its packages: "), err);
        assertFalse(err.contains("StreamRead"), err);
    }

    @Test
    void aListWithoutPackagesIsEmpty() {
        index.json = true;

        assertEquals(1, run("search", "stripe"));
        assertTrue(err.contains("There is no connector with 'stripe' in its name."), err);
    }

    @Test
    void severalIndexesCountAsOneAndCredentialsGoWhereTheyBelong() throws IOException {
        try (FakeIndex other = new FakeIndex()) {
            index.put(TestPackage.of("acme", "1.0"), "acme");
            TestPackage newer = TestPackage.of("acme", "2.0");
            index.answers.put(
                    "/simple/airbyte-source-acme/",
                    FakeIndex.redirect("http://127.0.0.1:" + other.port() + "/simple/airbyte-source-acme/"));
            other.put(newer, "acme");
            environment.put("PIP_INDEX_URL", "http://us:secret-word@127.0.0.1:" + index.port() + "/simple/");
            assertEquals(0, run("add", "acme"), err);
            assertEquals(List.of("Basic dXM6c2VjcmV0LXdvcmQ="), index.credentials);
            assertEquals(List.of("", ""), other.credentials, "not passed on");
            assertFalse((text("connectors.lock") + out + err).contains("secret-word"));
            index.answers.remove("/simple/airbyte-source-acme/");
            environment.put("PIP_EXTRA_INDEX_URL", other.url());
            index.put(TestPackage.of("acme", "3.0"), "acme");
            assertEquals(0, run("update"), err);
            assertTrue(out.startsWith("acme 3.0  was 2.0"), out);
        }
    }

    /** Each way in which an index can be bad, and what is said of it. */
    @Test
    void whateverAnIndexDoesNothingIsLeftBehind() throws IOException {
        TestPackage made = TestPackage.of("acme", "1.0");
        byte[] wheel = made.wheel();
        String file = "/files/" + made.wheelName();
        String page = "/simple/airbyte-source-acme/";
        bad(
                "is no page of a package index: its type is 'text/plain'",
                page,
                exchange -> FakeIndex.send(exchange, 200, "text/plain", "x"));
        bad(
                "none of its links is a file of",
                page,
                exchange ->
                        FakeIndex.send(exchange, 200, "text/html", "<h1>Login</h1><a href=\"/sso?next=<\">go</a><"));
        bad(
                "is no page of a package index: it is not JSON",
                page,
                exchange -> FakeIndex.send(exchange, 200, "application/json", "{\"files\": ["));
        bad(
                "is no page of a package index: it has no 'files'",
                page,
                exchange -> FakeIndex.send(exchange, 200, "application/json", "[1]"));
        bad("has no package airbyte-source-acme", page, exchange -> FakeIndex.send(exchange, 404, "text/html", "no"));
        bad("answers with status 503", page, exchange -> FakeIndex.send(exchange, 503, "text/html", "no"));
        bad(
                "answers with status 401: it wants other credentials",
                page,
                exchange -> FakeIndex.send(exchange, 401, "text/html", "no"));
        bad("redirects more than 10 times", page, FakeIndex.redirect(page));
        bad("is no address of an index", page, FakeIndex.redirect("file:///etc/passwd"));
        bad("would be asked without TLS", page, FakeIndex.redirect("http://files.example/x"));
        bad("cannot be had: ", page, exchange -> exchange.close());
        bad(
                "its hash is another one than sha256:",
                file,
                exchange -> FakeIndex.send(exchange, 200, "x", Arrays.copyOf(wheel, wheel.length - 1)));
        bad("cannot be had: ", file, exchange -> {
            exchange.sendResponseHeaders(200, wheel.length);
            exchange.getResponseBody().write(wheel, 0, wheel.length / 2);
            exchange.getResponseBody().flush();
            exchange.close();
        });
        bad("which the index names, is not there", file, exchange -> FakeIndex.send(exchange, 404, "x", "no"));
    }

    private void bad(String expected, String path, FakeIndex.Answer answer) throws IOException {
        index.put(TestPackage.of("acme", "1.0"), "acme");
        index.answers.put(path, answer);
        assertEquals(1, run("add", "acme"), expected);
        assertTrue(err.contains(expected), err);
        assertEquals(List.of(), files());
        index.answers.remove(path);
    }

    @Test
    void anIndexThatIsDownIsNamed() throws IOException {
        index.close();
        assertEquals(1, run("add", "acme"));
        assertTrue(err.contains("acme: " + index.url() + "/airbyte-source-acme/ cannot be had: "), err);
    }

    @Test
    void withoutAHashNothingIsTakenUnlessItIsSaid() throws IOException {
        index.hashed = false;
        index.put(TestPackage.of("acme", "1.0"), "acme");
        assertEquals(1, run("add", "acme"));
        assertTrue(err.contains("gives no hash of airbyte_source_acme-1.0-py3-none-any.whl that counts"), err);
        assertEquals(List.of(), files());
        assertEquals(0, run("add", "acme", "--unhashed"), err);
    }

    @Test
    void packagesThatAreNoManifestsAreSaidToBeSo() throws IOException {
        index.put(
                TestPackage.empty("acme", "1.0")
                        .with("source_acme/source.py", "x")
                        .metadata("License: MIT\n"),
                "acme");
        assertEquals(1, run("add", "acme"));
        assertTrue(err.contains("'acme' is a connector in Python, which Cairn cannot run"), err);
        assertEquals(List.of(), files());
        assertEquals(2, run("add", "../../etc"));
        assertEquals(2, run("add", "a b"));
        assertEquals(2, run("add", "acme==latest"));
        assertEquals(2, run("add"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../manifest.yaml",
                "source_acme/../../x/manifest.yaml",
                "/etc/manifest.yaml",
                "C:\\x",
                "a\\..\\b",
                "source_acme/schemas/../../../x.json"
            })
    void archivesWhosePathsLeadOutAreRefused(String path) throws IOException {
        TestPackage made = TestPackage.of("acme", "1.0").with(path, "x");
        index.put("acme", made.wheelName(), made.wheel(), null);
        assertEquals(1, run("add", "acme"), path);
        assertTrue(err.contains("has an entry that leads out of it"), err);
        assertEquals(List.of(), files());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void versionsWithoutAWheelAreRefusedWithAdvice(boolean json) throws IOException {
        index.json = json;
        index.put("acme", TestPackage.of("acme", "2.0").sdistName(), new byte[0], null);
        String refusal = "airbyte-source-acme 2.0 has no wheel, only a source archive (airbyte_source_acme-2.0.tar.gz)."
                + " Name a version that has a wheel (%s), or build one with"
                + " 'pip wheel --no-deps airbyte-source-acme==2.0' and put it on your package index.";
        assertEquals(1, run("add", "acme"));
        assertTrue(err.contains(refusal.formatted("there is none")), err);
        assertEquals(List.of(), files());
        index.put(TestPackage.of("acme", "1.0"), "acme");
        assertEquals(1, run("add", "acme"));
        assertTrue(err.contains(refusal.formatted("1.0")), err);
        assertEquals(0, run("add", "acme==1.0"), err);
    }

    @Test
    void aWheelWithALinkInPlaceOfItsManifestIsRefused() throws IOException {
        TestPackage made = TestPackage.of("acme", "1.0").with("source_acme/manifest.yaml", "/etc/passwd");
        index.put("acme", made.wheelName(), made.wheelWithLink("source_acme/manifest.yaml"), null);
        assertEquals(1, run("add", "acme"));
        assertTrue(err.contains("has a link in place of the file source_acme/manifest.yaml"), err);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''| that cannot be read: manifest.yaml:1:1: the document is empty",
                "'# nothing'| that cannot be read: manifest.yaml:1:1: the document is empty",
                "/etc/passwd| without streams",
                "'type: DeclarativeSource'| without streams"
            })
    void aPackageWithoutAManifestInItIsRefused(String manifest, String reason) throws IOException {
        TestPackage made = TestPackage.of("acme", "1.0").with("source_acme/manifest.yaml", manifest);
        index.put("acme", made.wheelName(), made.wheel(), null);
        assertEquals(1, run("add", "acme"));
        assertTrue(err.contains("has a manifest.yaml " + reason.strip()), err);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Name: airbyte-source-other\nVersion: 1.0", "Name: airbyte_source_acme\nVersion: 1.1"})
    void aPackageWithTheMetadataOfAnotherIsRefused(String metadata) throws IOException {
        TestPackage made = TestPackage.of("acme", "1.0").metadata("Metadata-Version: 2.1\n" + metadata + "\n");
        index.put("acme", made.wheelName(), made.wheel(), null);
        assertEquals(1, run("add", "acme"));
        assertTrue(err.contains("is a file of another package by its metadata"), err);
    }

    @Test
    void changesOfOnesOwnAreNotLost() throws IOException {
        index.put(TestPackage.of("acme", "1.0").with("source_acme/spec.yaml", "a: 1\n"), "acme");
        assertEquals(0, run("add", "acme"), err);
        Files.writeString(
                connectors().resolve("acme/manifest.yaml"),
                text("acme/manifest.yaml").replace("tickets\"", "issues\""));
        Files.createDirectories(connectors().resolve("acme/tests/one"));
        Files.writeString(connectors().resolve("acme/tests/one/case.yaml"), "mine");
        Files.createDirectories(connectors().resolve("acme/.venv/bin"));
        Files.writeString(connectors().resolve("acme/.venv/bin/python"), "made");
        index.put(TestPackage.of("acme", "1.1"), "acme");
        String before = locked();
        assertEquals(1, run("update"));
        assertTrue(out.contains("--- a/manifest.yaml\n+++ b/manifest.yaml\n"), out);
        assertTrue(out.contains("\n-      requester:") || out.contains("\n-      "), out);
        assertTrue(out.contains("/issues\"}"), out);
        assertTrue(err.contains("its files were changed since they were added (--force gives the changes up)"), err);
        assertEquals(before, locked());
        assertEquals(0, run("add", "acme"), err);
        assertTrue(out.contains("is there, with changes of your own"), out);
        assertEquals(1, run("add", "acme==1.1"), err);
        assertEquals(0, run("update", "--force"), err);
        assertEquals(
                List.of(
                        "acme/.venv/bin/python",
                        "acme/__init__.py",
                        "acme/manifest.yaml",
                        "acme/tests/one/case.yaml",
                        "connectors.lock"),
                files());
        assertTrue(text("acme/manifest.yaml").contains("acme 1.1"));
    }

    @Test
    void aFolderOfSomeoneElseIsNotTouched() throws IOException {
        index.put(TestPackage.of("acme", "1.0"), "acme");
        Files.createDirectories(connectors().resolve("acme"));
        Files.writeString(connectors().resolve("acme/manifest.yaml"), "mine");
        assertEquals(1, run("add", "acme"));
        assertTrue(err.contains("there is such a folder, which is not of 'cairn connector'"), err);
        assertEquals("mine", text("acme/manifest.yaml"));
        assertEquals(1, run("update", "acme"));
        assertTrue(err.contains("it has not been added"), err);
    }

    @Test
    void whatTheLockFileNotesComesBackAsItWas() throws IOException {
        TestPackage made = TestPackage.of("acme", "1.0");
        index.put(made, "acme");
        assertEquals(0, run("add", "acme"), err);
        index.put(TestPackage.of("acme", "2.0"), "acme");
        Files.delete(connectors().resolve("acme/manifest.yaml"));
        assertEquals(0, run("add", "acme"), err);
        assertTrue(text("acme/manifest.yaml").contains("acme 1.0"));
        Files.delete(connectors().resolve("acme/manifest.yaml"));
        Files.writeString(
                connectors().resolve("connectors.lock"),
                text("connectors.lock").replaceAll("\"sha256\": \"[0-9a-f]{8}", "\"sha256\": \"00000000"));
        assertEquals(1, run("add", "acme"));
        assertTrue(err.contains("has another airbyte_source_acme-1.0-py3-none-any.whl than"), err);
        Files.writeString(connectors().resolve("connectors.lock"), "<<<<<<< HEAD");
        assertEquals(1, run("add", "acme"));
        assertTrue(err.contains("connectors.lock:1:1: "), err);
    }

    /** What a command leaves that is killed between two of its steps: the next one makes it whole. */
    @Test
    void whatAKilledCommandLeftIsMadeWhole() throws IOException {
        index.put(TestPackage.of("acme", "1.0"), "acme");
        assertEquals(0, run("add", "acme"), err);
        String lock = text("connectors.lock");
        index.put(TestPackage.of("acme", "2.0"), "acme");
        // Killed after the old folder was moved away, with a new one that is not whole.
        Files.move(connectors().resolve("acme"), connectors().resolve(".acme.old"));
        Files.createDirectories(connectors().resolve(".acme.new"));
        Files.writeString(connectors().resolve(".acme.new/manifest.yaml"), "half");
        assertEquals(0, run("update"), err);
        assertTrue(text("acme/manifest.yaml").contains("acme 2.0"));
        assertEquals(List.of("acme/__init__.py", "acme/manifest.yaml", "connectors.lock"), files());
        // Killed before the lock file was written.
        Files.writeString(connectors().resolve("connectors.lock"), lock);
        assertEquals(0, run("update"), err);
        Files.delete(connectors().resolve("connectors.lock"));
        assertEquals(0, run("add", "acme"), err);
        assertEquals(List.of("acme/__init__.py", "acme/manifest.yaml", "connectors.lock"), files());
    }

    @Test
    void whatIsNotAsTheLockFileNotesIsSaid() throws IOException {
        AddedConnectors added = new AddedConnectors(connectors());
        for (String name : List.of("acme", "beta", "gamma")) {
            index.put(TestPackage.of(name, "1.0"), name);
            assertEquals(0, run("add", name), err);
        }
        assertEquals(List.of(), added.problems());
        Files.writeString(connectors().resolve("acme/manifest.yaml"), "mine");
        Files.delete(connectors().resolve("beta/manifest.yaml"));
        Files.createDirectories(connectors().resolve("delta"));
        Files.writeString(connectors().resolve("delta/manifest.yaml"), "mine");
        List<String> problems = added.problems().stream()
                .map(problem -> problem.toString().replace(connectors() + "/", ""))
                .toList();
        assertEquals(3, problems.size(), problems.toString());
        assertTrue(problems.get(0).startsWith("acme/manifest.yaml: warning: the file was changed"), problems.get(0));
        assertTrue(problems.get(1).startsWith("connectors.lock: beta/manifest.yaml is missing"), problems.get(1));
        assertEquals("delta/manifest.yaml: warning: this connector is not in connectors.lock", problems.get(2));
    }

    /** As many web servers do for archives. */
    @Test
    void aFileThatIsSaidToBePackedForTheTransferIsTheFile() throws IOException {
        TestPackage made = TestPackage.of("acme", "1.0");
        byte[] wheel = made.wheel();
        index.put("acme", made.wheelName(), wheel, null);
        index.answers.put("/files/" + made.wheelName(), exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            FakeIndex.send(exchange, 200, "application/octet-stream", wheel);
        });
        assertEquals(0, run("add", "acme"), err);
    }

    /** Two at a time, in two processes, are one after the other: none is lost from the lock file. */
    @Test
    void commandsThatRunAtOnceDoNotLoseEachOthersConnectors() throws Exception {
        List<String> names = List.of("a", "b", "c", "d");
        List<Process> processes = new ArrayList<>();
        for (String name : names) {
            index.put(TestPackage.of(name, "1.0"), name);
        }
        for (String name : names) {
            ProcessBuilder command = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            "dev.cairn.cli.Main",
                            "connector",
                            "add",
                            name)
                    .inheritIO();
            command.environment().putAll(environment);
            processes.add(command.start());
        }
        for (Process process : processes) {
            assertEquals(0, process.waitFor());
        }
        AddedConnectors added = new AddedConnectors(connectors());
        assertEquals(names, List.copyOf(added.lock().connectors().keySet()));
        assertEquals(List.of(), added.problems());
    }
}
