package dev.cairn.workbench.cases;

import dev.cairn.core.error.SyncException;
import dev.cairn.core.secret.SecretMask;
import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.DocumentFiles;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Place;
import dev.cairn.documents.Severity;
import dev.cairn.json.Json;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.workbench.har.RecordedSecrets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks for secrets in the files of a case. */
public final class CaseSecrets {

    private CaseSecrets() {}

    /**
     * A problem for each value that looks like a secret, where it stands. None quotes it.
     *
     * @param folder of the case; one that cannot be read has no such problems, since running it says what is wrong
     */
    public static List<Diagnostic> in(Path folder) {
        List<Diagnostic> problems = new ArrayList<>();
        try {
            TestCase testCase = CaseReader.read(folder);
            for (String secret : RecordedSecrets.in(
                    CaseCheck.traffic(testCase), testCase.inputs().config().toPlain(), known(testCase))) {
                Path config = testCase.inputs().configFile();
                Place place = place(testCase.traffic(), secret);
                if (place == null) {
                    place = place(config == null ? folder.resolve(TestCase.FILE) : config, secret);
                }
                problems.add(new Diagnostic(
                        Severity.ERROR,
                        place == null ? Place.of(testCase.traffic().toString()) : place,
                        "a value of " + secret.length()
                                + " characters is a secret by its name, its shape or the specification; record the"
                                + " case again ('cairn test CASE --record'), write cairn-secret-1 in its place"
                                + " everywhere, or name it in 'not_secret' of the manifest's 'metadata' if it is none",
                        "recorded-secret"));
            }
        } catch (InvalidDocumentException e) {
            return List.of();
        }
        return problems;
    }

    /** What the specification marks, as a run of the case learns it. */
    private static SecretMask known(TestCase testCase) {
        SecretMask known = new SecretMask();
        try {
            Connector.load(testCase.manifest())
                    .configure(testCase.inputs().config(), new MessageWriter(message -> 0, known));
        } catch (InvalidDocumentException | SyncException e) {
            return known; // running the case says what is wrong
        }
        return known;
    }

    /** Where a file has a value, as it is or as JSON writes it; null where it has none. */
    private static @Nullable Place place(Path file, String value) {
        if (!Files.exists(file)) {
            return null;
        }
        String json = Json.write(value);
        String escaped = json.substring(1, json.length() - 1);
        int number = 0;
        for (String line : DocumentFiles.text(file).lines().toList()) {
            number++;
            int at = line.indexOf(value) >= 0 ? line.indexOf(value) : line.indexOf(escaped);
            if (at >= 0) {
                return new Place(file.toString(), number, 1 + line.codePointCount(0, at));
            }
        }
        return null;
    }
}
