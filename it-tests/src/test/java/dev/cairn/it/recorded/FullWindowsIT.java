package dev.cairn.it.recorded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Recordings are no excuse for holes: a stream that was read to its end asked for each instant between its start and its
 * end.
 */
class FullWindowsIT {

    @TempDir
    private Path folder;

    @Test
    void eachInstantBetweenStartAndEndIsAskedFor() throws IOException {
        List<String> seen = new ArrayList<>();
        List<String> holes = new ArrayList<>();
        for (Path file : CaseFolder.RECORDED.files()) {
            RecordedCase recorded = RecordedCase.load(file);
            List<Result> reads = reads(recorded);
            if (!reads.isEmpty()) {
                CaseStep step = reads.get(0).step;
                for (Object stream : streams(recorded, step)) {
                    WindowedStream windowed = WindowedStream.of(stream, step.config());
                    if (windowed != null && readToItsEnd(windowed, reads) && windowed.asks(requests(reads))) {
                        seen.add(file + ": " + windowed.name());
                        windowed.holes(requests(reads)).forEach(hole -> holes.add(file + ": " + hole));
                    }
                }
            }
        }
        assertEquals(List.of(), holes, () -> String.join("\n", holes));
        assertTrue(seen.size() >= 70, () -> seen.size() + " streams:\n" + String.join("\n", seen));
    }

    private record Result(CaseStep step, Object outcome) {}

    /** The case's reads, if they begin without state and none has a manifest or configuration of its own. */
    private static List<Result> reads(RecordedCase recorded) throws IOException {
        Object results =
                ((Map<?, ?>) Objects.requireNonNull(Json.parse(Files.readAllBytes(recorded.expected())))).get("steps");
        List<Result> reads = new ArrayList<>();
        for (int i = 0; i < recorded.steps().size(); i++) {
            CaseStep step = recorded.steps().get(i);
            if (step.command().equals("read")) {
                reads.add(new Result(step, ((List<?>) Objects.requireNonNull(results)).get(i)));
            }
        }
        boolean whole = reads.stream()
                .allMatch(read -> read.step.state() == null
                        && read.step.manifest().equals(reads.get(0).step.manifest())
                        && read.step.config().equals(reads.get(0).step.config()));
        return whole ? reads : List.of();
    }

    private List<?> streams(RecordedCase recorded, CaseStep step) throws IOException {
        Path manifest = folder.resolve(recorded.file().getFileName());
        Files.writeString(manifest, CaseInputs.manifest(step.manifest(), step.streams()));
        Subject.Outcome outcome =
                new CairnInProcess().run(List.of("resolve", "--format", "json", manifest.toString()), folder);
        boolean resolved = outcome.exit().equals("zero");
        Object streams = resolved ? Messages.at(Json.parse(outcome.output()), "streams") : null;
        return streams instanceof List<?> list ? list : List.of();
    }

    private static boolean readToItsEnd(WindowedStream stream, List<Result> reads) {
        return Messages.at(last(reads).outcome, "streams", stream.name(), "statuses") instanceof List<?> statuses
                && statuses.contains("COMPLETE");
    }

    private static Result last(List<Result> reads) {
        return reads.get(reads.size() - 1);
    }

    private static List<Object> requests(List<Result> reads) {
        List<Object> requests = new ArrayList<>();
        for (Result read : reads) {
            requests.addAll((List<?>) Objects.requireNonNull(Messages.at(read.outcome, "requests")));
        }
        return requests;
    }

    @Test
    void aHoleIsSeen() throws IOException {
        Object stream = Objects.requireNonNull(Json.parse("""
                {"name": "items",
                 "incremental_sync": {"type": "DatetimeBasedCursor", "datetime_format": "%Y-%m-%d",
                   "start_datetime": "2024-01-01", "end_datetime": "2024-01-06", "step": "P2D", "cursor_granularity": "P1D",
                   "start_time_option": {"inject_into": "request_parameter", "field_name": "from"},
                   "end_time_option": {"inject_into": "request_parameter", "field_name": "to"}},
                 "retriever": {"requester": {"path": "/items"}}}
                """));
        WindowedStream windowed = Objects.requireNonNull(WindowedStream.of(stream, Map.of()));
        assertEquals(List.of(), windowed.holes(List.of(window(1, 2), window(3, 4), window(5, 6))));
        assertEquals(1, windowed.holes(List.of(window(1, 2), window(4, 6))).size());
        assertEquals(1, windowed.holes(List.of(window(1, 2), window(3, 4))).size());
        assertEquals(1, windowed.holes(List.of(window(2, 6))).size());
    }

    private static Map<String, String> window(int from, int to) {
        return Map.of("request", "GET /items?from=2024-01-0" + from + "&to=2024-01-0" + to);
    }
}
