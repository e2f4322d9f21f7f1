package dev.cairn.workbench.cases;

import dev.cairn.documents.DocumentFiles;
import dev.cairn.json.Json;
import dev.cairn.pythonvalues.words.FailureWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code expected.json} of a case. */
final class ExpectedFile {

    private ExpectedFile() {}

    /** How what was seen differs from what the file says, in words. */
    static List<String> differences(Path file, Map<String, @Nullable Object> seen, Expectations expectations) {
        if (!Files.exists(file)) {
            return List.of("there is no " + file.getFileName() + " yet; --update writes what this run has found");
        }
        Map<String, @Nullable Object> expected;
        try {
            expected = new LinkedHashMap<>(CaseMessages.object(Json.parse(DocumentFiles.text(file))));
        } catch (IOException e) {
            return List.of(file.getFileName() + " is not JSON: " + FailureWords.of(e));
        }
        Map<String, @Nullable Object> actual = new LinkedHashMap<>(seen);
        List<String> differences = new ArrayList<>();
        if (expectations.records() == Expectations.Records.SUBSET) {
            differences.addAll(missing(expected.remove("records"), actual.remove("records")));
        }
        differences.addAll(JsonDifferences.between(expected, actual));
        return List.copyOf(differences);
    }

    /** The records that are expected and were not seen. */
    private static List<String> missing(@Nullable Object expected, @Nullable Object actual) {
        List<String> missing = new ArrayList<>();
        CaseMessages.object(expected).forEach((stream, records) -> {
            List<String> seen = texts(CaseMessages.object(actual).get(stream));
            for (String record : texts(records)) {
                if (!seen.remove(record)) {
                    missing.add("records/" + stream + ": expected " + record + " among " + seen.size());
                }
            }
        });
        return missing;
    }

    private static List<String> texts(@Nullable Object records) {
        List<String> texts = new ArrayList<>();
        (records instanceof List<?> list ? list : List.of()).forEach(record -> texts.add(Json.write(record)));
        return texts;
    }
}
