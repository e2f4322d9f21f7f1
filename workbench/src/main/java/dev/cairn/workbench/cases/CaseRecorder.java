package dev.cairn.workbench.cases;

import dev.cairn.core.secret.SecretMask;
import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Place;
import dev.cairn.documents.PlainNodes;
import dev.cairn.json.Json;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.config.ConfiguredStream;
import dev.cairn.runtime.trial.TestRead;
import dev.cairn.runtime.trial.TestReadLimits;
import dev.cairn.workbench.har.HarFile;
import dev.cairn.workbench.har.PrettyJson;
import dev.cairn.workbench.har.RedactedTraffic;
import dev.cairn.workbench.har.TrafficRecorder;
import dev.cairn.workbench.har.UnrecordedRequest;
import dev.cairn.workbench.language.YamlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes cases out of what an API answers, without secrets. */
public final class CaseRecorder {

    private static final String CONFIG = "config.json";
    private static final String TRAFFIC = "traffic.har";

    private CaseRecorder() {}

    /**
     * Makes a case of a test read that was recorded, and runs it once, which writes its {@code expected.json}.
     *
     * @param folder where the case is to stand; what is there is replaced
     * @param manifest the manifest that was run
     * @param traffic what was recorded while it ran
     * @return the result of that run
     * @throws IOException if a secret would be written, or a file cannot be
     */
    public static CaseResult ofTestRead(Path folder, Path manifest, TestRead read, RedactedTraffic traffic)
            throws IOException, InterruptedException {
        Path here = folder.toAbsolutePath();
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        Path name = here.getFileName();
        document.put("title", name == null ? "" : name.toString().replace('-', ' '));
        document.put("manifest", relative(here, manifest.toAbsolutePath()));
        document.put("command", "test_read");
        document.put("stream", read.stream());
        document.put("config", CONFIG);
        if (!read.state().streams().isEmpty()) {
            Map<String, @Nullable Object> states = new LinkedHashMap<>();
            read.state().streams().forEach((stream, state) -> states.put(stream.name(), state));
            document.put("state", Json.parse(traffic.redacted(Json.write(states))));
        }
        document.put("limits", limits(read.limits()));
        document.put("expect", expected());
        Map<Path, String> files = new LinkedHashMap<>();
        files.put(here.resolve(TestCase.FILE), YamlText.of((ObjectNode)
                PlainNodes.of(Place.of(TestCase.FILE), document)));
        files.put(here.resolve(CONFIG), PrettyJson.write(traffic.config()));
        files.put(here.resolve(TRAFFIC), HarFile.text(traffic.recording()));
        traffic.write(files);
        return accepted(here, traffic);
    }

    private static Map<String, Object> limits(TestReadLimits limits) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("pages", (long) limits.pages());
        written.put("slices", (long) limits.slices());
        if (limits.stopsAtRecords()) {
            written.put("records", (long) limits.records());
        }
        return written;
    }

    private static Map<String, Object> expected() {
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("records", "exact");
        expected.put("requests", "exact");
        expected.put("states", "last");
        expected.put("logs", "no-errors");
        return expected;
    }

    /** The way from the folder to the file; the whole path where they lie on different file systems. */
    private static String relative(Path folder, Path file) {
        try {
            return folder.relativize(file).toString().replace('\\', '/');
        } catch (IllegalArgumentException e) {
            return file.toString().replace('\\', '/');
        }
    }

    /** What was seen becomes what is expected, unless it has a secret that was not known in the traffic. */
    private static CaseResult accepted(Path folder, RedactedTraffic traffic) throws IOException, InterruptedException {
        CaseResult result = CaseCheck.result(folder, String.valueOf(folder.getFileName()), true);
        Path expected = folder.resolve(TestCase.EXPECTED);
        if (result.updated()) {
            String text = Files.readString(expected);
            Files.delete(expected);
            traffic.write(Map.of(expected, text));
        }
        return result;
    }

    /**
     * Runs the command of a case against its API and writes what is answered into the case: the traffic, the configuration
     * without its secrets, and what is expected from now on. Where the case expects {@code resume}, the syncs that go on from
     * each of the states are recorded, too.
     *
     * @param folder a case whose {@code config} is the name of a file
     * @param config with what the API is asked
     * @param options the network
     * @param scrubbed fields of answers whose values are replaced
     * @throws InvalidDocumentException if the case cannot be used
     * @throws IOException if a secret would be written, or a file cannot be
     */
    public static CaseResult record(Path folder, ObjectNode config, RunOptions options, Set<String> scrubbed)
            throws IOException, InterruptedException {
        TestCase testCase = CaseReader.read(folder, config);
        Path configFile = testCase.inputs().configFile();
        if (configFile == null) {
            throw new InvalidDocumentException(Diagnostic.error(
                    Place.of(folder.resolve(TestCase.FILE).toString()),
                    "'config' is no name of a file (expected 'config: " + CONFIG
                            + "', which is written without secrets when the case is recorded)"));
        }
        SecretMask secrets = new SecretMask();
        Connector connector = Connector.load(testCase.manifest());
        TrafficRecorder recorder = TrafficRecorder.of(secrets);
        new CaseRun(testCase, connector, secrets).run(recorder.in(options));
        if (testCase.expectations().declaredSchema() || testCase.expectations().resume()) {
            Catalogs.discover(connector, config, recorder.in(options), secrets);
        }
        if (testCase.expectations().resume()) {
            for (ConfiguredStream stream : testCase.inputs().catalog().streams()) {
                // What is lost is told when the case is run on what was recorded.
                new ResumedReads(testCase, connector, stream, List.of(), secrets, any -> live(recorder.in(options)))
                        .problem();
            }
        }
        RedactedTraffic traffic = recorder.redacted(config.toPlain(), scrubbed);
        Map<Path, String> files = new LinkedHashMap<>();
        files.put(configFile, PrettyJson.write(traffic.config()));
        files.put(testCase.traffic(), HarFile.text(traffic.recording()));
        traffic.write(files);
        return accepted(folder, traffic);
    }

    private static ResumedReads.Answers live(RunOptions options) {
        return new ResumedReads.Answers() {
            @Override
            public RunOptions options() {
                return options;
            }

            @Override
            public List<UnrecordedRequest> misses() {
                return List.of();
            }
        };
    }
}
