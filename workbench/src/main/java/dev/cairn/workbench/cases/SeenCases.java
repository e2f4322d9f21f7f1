package dev.cairn.workbench.cases;

import dev.cairn.documents.DocumentFiles;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.json.Json;
import dev.cairn.workbench.har.HarFile;
import dev.cairn.workbench.har.RecordedExchange;
import dev.cairn.workbench.seen.SeenRead;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the test cases beside a manifest have of its streams, for editors, which make no read by themselves. Stateless. */
public final class SeenCases {

    private static final String FOLDER = "tests";
    private static final int MOST_CASES = 20;

    private SeenCases() {}

    /**
     * Returns the records and the first response of a stream's first case that has any; nothing where no case can be read.
     *
     * @param manifest its file, which need not be there
     */
    public static SeenRead of(Path manifest, String stream) {
        Path tests = manifest.resolveSibling(FOLDER);
        if (!Files.isDirectory(tests)) {
            return SeenRead.NOTHING;
        }
        try {
            return CaseSuite.in(List.of(tests)).folders().stream()
                    .limit(MOST_CASES)
                    .flatMap(folder -> inCase(folder, stream).stream())
                    .findFirst()
                    .orElse(SeenRead.NOTHING);
        } catch (InvalidDocumentException | UncheckedIOException e) {
            return SeenRead.NOTHING;
        }
    }

    private static Optional<SeenRead> inCase(Path folder, String stream) {
        try {
            List<Map<String, @Nullable Object>> records = records(folder.resolve(TestCase.EXPECTED), stream);
            return records.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new SeenRead(
                            records, response(CaseReader.read(folder).traffic())));
        } catch (InvalidDocumentException | IOException e) {
            return Optional.empty(); // 'cairn test' says what is wrong with it
        }
    }

    private static List<Map<String, @Nullable Object>> records(Path expected, String stream) throws IOException {
        if (!Files.exists(expected)) {
            return List.of();
        }
        Object all =
                CaseMessages.object(Json.parse(DocumentFiles.text(expected))).get("records");
        List<Map<String, @Nullable Object>> records = new ArrayList<>();
        if (CaseMessages.object(all).get(stream) instanceof List<?> seen) {
            seen.forEach(record -> records.add(new LinkedHashMap<>(CaseMessages.object(record))));
        }
        return records;
    }

    /** The first response that is an object with a list of objects in it: others are logins and the like. */
    private static @Nullable Object response(Path traffic) {
        return HarFile.read(traffic).exchanges().stream()
                .flatMap(exchange -> Optional.ofNullable(json(exchange)).stream())
                .filter(body -> hasList(body, 0))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Object json(RecordedExchange exchange) {
        try {
            byte[] body = exchange.body();
            return body == null ? null : Json.parse(body);
        } catch (IOException e) {
            return null;
        }
    }

    private static boolean hasList(@Nullable Object value, int depth) {
        return value instanceof Map<?, ?> object
                && depth < 3
                && object.values().stream()
                        .anyMatch(member -> member instanceof List<?> list
                                ? list.stream().anyMatch(Map.class::isInstance)
                                : hasList(member, depth + 1));
    }
}
