package dev.cairn.runtime;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.Place;
import dev.cairn.documents.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the command of a connector in Python does besides its manifest, and Cairn does not. It is read in the text of {@code
 * source.py} and {@code run.py} beside the manifest; nothing is run.
 */
final class ConnectorProgram {

    private static final String CODE = "python-source";

    private static final Pattern SOURCE = Pattern.compile("class (\\w+)\\(.*Source\\b.*");

    private static final Pattern OVERRIDE =
            Pattern.compile(" {4}(?:async )?def (check_connection|check|streams|discover|read|configure)\\(.*");

    private static final Pattern MIGRATION = Pattern.compile("\\s+(\\w+)\\.migrate(?:_\\w+)?\\(.*");

    private ConnectorProgram() {}

    /** What does not happen here, and where it stands; empty where the program is none in Python, or adds nothing. */
    static List<Diagnostic> unused(Path folder) {
        List<Diagnostic> found = overrides(folder.resolve("source.py"));
        found.addAll(migrations(folder.resolve("run.py")));
        return found;
    }

    private static List<Diagnostic> overrides(Path file) {
        List<Diagnostic> found = new ArrayList<>();
        String source = "";
        List<String> lines = lines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("class ")) {
                Matcher matcher = SOURCE.matcher(line);
                source = matcher.matches() ? matcher.group(1) : "";
            }
            Matcher matcher = OVERRIDE.matcher(line);
            if (!source.isEmpty() && matcher.matches()) {
                String method = matcher.group(1);
                found.add(warning(
                        file,
                        i,
                        source + " has a method '" + method + "' of its own, which is not called: "
                                + switch (method) {
                                    case "check_connection", "check" -> "a check is what the manifest says";
                                    case "streams", "discover" -> "the streams are those of the manifest";
                                    case "read" -> "streams are read as the manifest says";
                                    default -> "a configuration is used as it is";
                                }));
            }
        }
        return found;
    }

    private static List<Diagnostic> migrations(Path file) {
        List<Diagnostic> found = new ArrayList<>();
        List<String> lines = lines(file);
        for (int i = 0; i < lines.size(); i++) {
            Matcher matcher = MIGRATION.matcher(lines.get(i));
            if (matcher.matches()) {
                found.add(warning(
                        file,
                        i,
                        matcher.group(1) + " changes old configurations, which is not called: they are"
                                + " used as they are"));
            }
        }
        return found;
    }

    private static Diagnostic warning(Path file, int line, String message) {
        return new Diagnostic(Severity.WARNING, new Place(file.toString(), line + 1, 1), message, CODE);
    }

    /** The lines of a file; none where there is no such file, or it is no text. */
    private static List<String> lines(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }
}
