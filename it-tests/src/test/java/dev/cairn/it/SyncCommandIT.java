package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.cli.Main;
import dev.cairn.destinations.contract.JdbcPlace;
import dev.cairn.it.CrashApi.Kind;
import dev.cairn.it.CrashApi.Moment;
import dev.cairn.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code cairn sync}, {@code status} and {@code state}. */
class SyncCommandIT {

    private static final Path JAR = Path.of("../cli/target/cairn.jar");

    @TempDir
    private Path folder;

    private CrashApi api;
    private String to = "";

    @BeforeEach
    void begin() throws Exception {
        api = new CrashApi(Kind.INCLUSIVE);
        to = "sqlite:" + folder.resolve("data.db");
        Files.writeString(folder.resolve("manifest.yaml"), CrashManifest.text(Kind.INCLUSIVE, true, true));
        Files.writeString(folder.resolve("config.json"), Json.write(Map.of("base_url", api.baseUrl())));
    }

    @AfterEach
    void end() {
        api.close();
    }

    private record Printed(int exit, String out, String err) {}

    private static Printed run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = Main.run(arguments, out, new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Printed(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private Printed sync(String... more) {
        return run(syncArguments(more).toArray(String[]::new));
    }

    private List<String> syncArguments(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "sync",
                "--manifest-path",
                folder.resolve("manifest.yaml").toString(),
                "--config",
                folder.resolve("config.json").toString(),
                "--to",
                to));
        arguments.addAll(List.of(more));
        return arguments;
    }

    private static Map<?, ?> stream(Printed printed) {
        return (Map<?, ?>)
                ((List<?>) Objects.requireNonNull(Output.parse(printed.out()).get("streams"))).get(0);
    }

    @Test
    void saysWhatCameAndTheSecondTimeWhatIsNew() {
        Printed first = sync();
        assertEquals(0, first.exit(), first.err());
        assertTrue(first.out().contains("events: 2,000 new, 0 changed, 0 read again; 2,000 rows now"), first.out());
        Map<?, ?> second = stream(sync("--format", "json"));
        assertEquals(0L, second.get("added"));
        assertEquals(2000L, second.get("rows"));
    }

    @Test
    void statusSaysHowFarEachStreamIs() {
        assertTrue(run("status", "--to", to).out().startsWith("Nothing was synced"));
        sync();
        Printed status = run("status", "--to", to);
        assertTrue(status.out().contains("events: 2,000 rows in events, read to the end 2"), status.out());
        Map<?, ?> json = stream(run("status", "--to", to, "--format", "json"));
        assertEquals("2024-01-01T00:11:06Z", json.get("position"));
        assertEquals(0L, json.get("open_slices"));
    }

    @Test
    void statesAreReadSetAndRemovedWithABackup() throws Exception {
        sync();
        String before = run("state", "get", "--to", to).out();
        Path saved = folder.resolve("saved.json");
        assertEquals(2, run("state", "reset", "--to", to).exit(), "reset needs streams");
        Printed reset = run("state", "reset", "--all", "--to", to, "--backup", saved.toString());
        assertEquals(0, reset.exit(), reset.err());
        assertEquals("[]", run("state", "get", "--to", to).out().strip());
        assertEquals(before.strip(), Files.readString(saved).strip());
        run(
                "state",
                "set",
                saved.toString(),
                "--to",
                to,
                "--backup",
                folder.resolve("other.json").toString());
        assertEquals(before, run("state", "get", "--to", to).out());
        assertEquals(
                2000,
                new JdbcPlace("", "jdbc:sqlite:" + folder.resolve("data.db"))
                        .rows("events")
                        .size());
    }

    @Test
    void twoSourcesInOneDestinationKeepApart() throws Exception {
        configure("north");
        sync("--name", "north");
        configure("south");
        Printed refused = sync("--name", "north");
        assertEquals(1, refused.exit(), refused.out());
        assertTrue(refused.err().contains("Different are: account."), refused.err());
        refused = sync("--name", "south");
        assertTrue(
                refused.err().contains("The table events in " + to + " is of sync north, and this is sync south."),
                refused.err());
        Printed south = sync("--name", "south", "--prefix", "south_", "--format", "json");
        assertEquals(2000L, stream(south).get("added"));
        assertEquals("south", Output.parse(south.out()).get("sync"));
        String both = run("status", "--to", to).out();
        assertTrue(both.contains("events of north: 2,000 rows in events,"), both);
        assertTrue(both.contains("events of south: 2,000 rows in south_events,"), both);
        assertEquals(
                "south",
                stream(run("status", "--to", to, "--name", "south", "--format", "json"))
                        .get("sync"));
        assertTrue(run("status", "--to", to, "--name", "west").err().contains("there are: north, south"));
        assertEquals(2, run("state", "get", "--to", to).exit());
        assertTrue(run("state", "get", "--to", to, "--name", "north").out().contains("2024-01-01T00:11:06Z"));
        String backup = folder.resolve("backup.json").toString();
        assertEquals(
                2,
                run("state", "reset", "--all", "--to", to, "--backup", backup).exit());
        run("state", "reset", "--all", "--to", to, "--backup", backup, "--name", "south");
        assertEquals(
                "[]", run("state", "get", "--to", to, "--name", "south").out().strip());
        assertEquals(2000L, stream(sync("--name", "south", "--format", "json")).get("changed"));
        assertEquals(0, sync("--name", "north", "--same-source").exit());
        assertEquals(0, sync("--name", "north").exit());
    }

    private void configure(String account) throws Exception {
        Files.writeString(
                folder.resolve("config.json"), Json.write(Map.of("base_url", api.baseUrl(), "account", account)));
    }

    @Test
    void aStreamThatIsNotThereIsNamedAmongThoseThatAre() {
        Printed printed = sync("--stream", "evens");
        assertEquals(1, printed.exit());
        assertTrue(printed.err().contains("There is no stream evens; there are: events"), printed.err());
    }

    @Test
    void aWarningAboutTheManifestIsSaidOnce() throws Exception {
        Path manifest = folder.resolve("manifest.yaml");
        Files.writeString(manifest, Files.readString(manifest).replaceFirst("(?m)^version: .*$", "version: 99.0.0"));
        String err = sync().err();
        assertEquals(2, err.split("99\\.0\\.0", -1).length, err);
    }

    @Test
    void aDatabaseInMemoryIsRefused() {
        for (String address : List.of("sqlite::memory:", "duckdb::memory:")) {
            to = address;
            assertTrue(sync().err().contains(address + " is gone when the sync ends"));
        }
        assertFalse(Files.exists(Path.of(":memory:.cairn-lock")));
    }

    @Test
    void anAddressThatNobodyKnowsIsExplained() {
        to = "oracle:x";
        assertTrue(sync().err().contains("No destination begins with oracle:; known are duckdb:, jsonl:"));
    }

    @Test
    void secretsOfAnAddressAreNotPrinted() throws Exception {
        Path password = Files.writeString(folder.resolve("password"), "hunter/2@:\n");
        to = "postgresql://me:${file:" + password + "}@127.0.0.1:9/nowhere";
        Printed printed = sync();
        assertEquals(1, printed.exit());
        assertFalse((printed.out() + printed.err()).contains("hunter"), printed.err());
    }

    @Test
    void aMissingDriverIsNamed() throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Printed printed = process(List.of(), "--drivers", empty.toString());
        assertEquals(1, printed.exit());
        assertTrue(printed.out().contains("org.xerial:sqlite-jdbc"), printed.out());
    }

    @Test
    void componentsInPythonAreWhereTheOptionsSay() throws Exception {
        CrashManifest.write(Kind.PYTHON_REQUESTER, folder);
        Files.move(folder.resolve("components.py"), folder.resolve("elsewhere.py"));
        String[] options = {
            "--components-path", folder.resolve("elsewhere.py").toString(), "--python", "/no/such/python"
        };
        Printed printed = process(List.of("env", "AIRBYTE_ENABLE_UNSAFE_CODE=true"), options);
        assertEquals(1, printed.exit());
        assertTrue(printed.out().contains("/no/such/python"), printed.out());
    }

    /** Of the jar, where drivers are in a class loader of their own. */
    private Printed process(List<String> before, String... more) throws Exception {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-jar",
                JAR.toString()));
        command.addAll(syncArguments(more));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(1, TimeUnit.MINUTES));
        return new Printed(process.exitValue(), output, "");
    }

    @Test
    void aLimitOfRequestsEndsASyncAndTheNextOneGoesOn() {
        Printed last = sync("--stop-after-requests", "60");
        for (int syncs = 1; last.exit() == 5; syncs++) {
            assertTrue(syncs < 8, last.err());
            last = sync("--stop-after-requests", "60");
        }
        assertEquals(0, last.exit(), last.err());
        assertEquals(2000L, stream(sync("--format", "json")).get("rows"));
    }

    /** One slice of 200 pages, of a manifest that asks for no checkpoints. */
    @Test
    void checkpointsAreOnByThemselvesAndOffByAnOption() throws Exception {
        Files.writeString(folder.resolve("manifest.yaml"), CrashManifest.text(Kind.INCLUSIVE, true, false));
        for (int syncs = 1; syncs <= 2; syncs++) {
            assertEquals(
                    5,
                    sync("--stop-after-requests", "60", "--checkpoint-pages", "off")
                            .exit());
        }
        assertEquals(0L, stream(run("status", "--to", to, "--format", "json")).get("rows"));
        Printed last = sync("--stop-after-requests", "60");
        for (int syncs = 1; last.exit() == 5; syncs++) {
            assertTrue(syncs < 5, last.err());
            last = sync("--stop-after-requests", "60");
        }
        assertEquals(0, last.exit(), last.err());
        assertFalse(last.err().contains("WARN"), last.err());
        assertEquals(2000L, stream(sync("--format", "json")).get("rows"));
    }

    @Test
    void aSignalEndsASyncAfterALastCommit() throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString()));
        command.addAll(syncArguments("--commit-interval", "3600"));
        Moment moment = new Moment(30, false);
        api.begin(moment);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.txt").toFile())
                .start();
        api.waitForMoment(process, moment, () -> true, new Random(1));
        process.destroy();
        api.requireEnd(process);
        assertEquals(143, process.exitValue(), Files.readString(folder.resolve("out.txt")));
        int rows = new JdbcPlace("", "jdbc:sqlite:" + folder.resolve("data.db"))
                .rows("events")
                .size();
        assertTrue(rows >= 200, rows + " rows");
        Printed status = run("status", "--to", to);
        assertTrue(status.out().contains("in the middle of 1 slice, last committed 2"), status.out());
        assertTrue(status.out().contains("last error: The sync was stopped"), status.out());
        assertEquals(2000L, stream(sync("--format", "json")).get("rows"));
    }

    @Test
    @Tag("thorough")
    void aFullDiskEndsASyncAndLosesNothing() throws Exception {
        Map<String, Integer> blocks = Map.of("sqlite:a.db", 400, "duckdb:b.duckdb", 60, "jsonl:c", 60);
        for (String place : blocks.keySet()) {
            to = place.replaceFirst(":", ":" + folder + "/");
            // Enough to begin with, and too little for all rows.
            Printed full = process(List.of("sh", "-c", "ulimit -f " + blocks.get(place) + "; exec \"$@\"", "sh"));
            assertEquals(1, full.exit(), place + full.out());
            assertFalse(full.out().contains("\tat "), full.out());
            Printed resumed = process(List.of(), "--format", "json");
            assertEquals(2000L, stream(new Printed(0, json(resumed.out()), "")).get("rows"), place + resumed.out());
        }
    }

    private static String json(String output) {
        return output.lines().filter(line -> line.startsWith("{")).findFirst().orElse(output);
    }
}
