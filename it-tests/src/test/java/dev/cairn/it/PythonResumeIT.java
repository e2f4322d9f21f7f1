package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.it.CrashApi.Kind;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.spi.CodeOptions;
import dev.cairn.testkit.ApiAnswer;
import dev.cairn.testkit.ApiRequest;
import dev.cairn.testkit.ManifestSource;
import dev.cairn.testkit.RecordTraits;
import dev.cairn.testkit.Report;
import dev.cairn.testkit.ResumeCheck;
import dev.cairn.testkit.ScriptedApi;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The promise of checkpoints for streams that are read through a requester, a retriever or a router in Python. */
class PythonResumeIT {

    private static final int PAGE_SIZE = 10;

    private static final List<Map<String, Object>> EVENTS = IntStream.range(0, 120)
            .<Map<String, Object>>mapToObj(id ->
                    Map.of("id", (long) id, "at", "2024-01-01T00:00:%02dZ".formatted(id / 3), "owner", "o" + id % 4))
            .toList();

    @TempDir
    private Path folder;

    @BeforeEach
    void needsPython() {
        Python.assumeThere();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ANY, names = "PYTHON_.*")
    void aSyncStoppedAnywhereGoesOnWithNothingLost(Kind kind) throws Exception {
        CrashManifest.write(kind, folder);
        ScriptedApi api = new ScriptedApi(PythonResumeIT::answer);
        ManifestSource source = ManifestSource.of(Connector.load(folder.resolve("manifest.yaml")), "events", api)
                .withConfig(Map.of("base_url", "https://api.example.com"))
                .code(CodeOptions.ofEnvironment()
                        .interpreter(Python.interpreter())
                        .unsafe(true));
        RecordTraits traits = RecordTraits.key("id").cursor("at");
        Report report = ResumeCheck.of(
                        source,
                        kind.hasPartitions()
                                ? traits.partition(record -> Map.of("owner", String.valueOf(record.get("owner"))))
                                : traits)
                .run();
        System.out.println(kind + ": " + report);
        assertTrue(report.resumes() > 3, "there were states inside of slices: " + report);
    }

    private static ApiAnswer answer(ApiRequest request) {
        List<Map<String, Object>> wanted = EVENTS.stream()
                .filter(event -> String.valueOf(event.get("at")).compareTo(request.parameter("since", "")) >= 0)
                .filter(event -> request.parameter("owner", String.valueOf(event.get("owner")))
                        .equals(event.get("owner")))
                .skip((long) request.number("page", 0) * PAGE_SIZE)
                .limit(PAGE_SIZE)
                .toList();
        return ApiAnswer.ok(Map.of("events", wanted));
    }
}
