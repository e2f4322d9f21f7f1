package dev.cairn.cli.ci;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.Place;
import dev.cairn.documents.Severity;
import dev.cairn.workbench.cases.CaseResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What failed in cases, each where it stands: at the place that it names, else at the case's file with what is expected. */
public final class CaseProblems {

    private static final Pattern PLACED = Pattern.compile("(.+?):(\\d{1,9}):(\\d{1,9}): (.*)", Pattern.DOTALL);
    private static final String CODE = "test";

    private CaseProblems() {}

    public static List<Diagnostic> of(CaseResult result) {
        return result.failures().stream()
                .map(failure -> problem(result, failure))
                .toList();
    }

    private static Diagnostic problem(CaseResult result, String failure) {
        Matcher placed = PLACED.matcher(failure);
        if (placed.matches() && Files.exists(Path.of(placed.group(1)))) {
            Place place =
                    new Place(placed.group(1), Integer.parseInt(placed.group(2)), Integer.parseInt(placed.group(3)));
            return problem(place, result.name() + ": " + placed.group(4));
        }
        Path here = Path.of("").toAbsolutePath();
        Path file = result.folder().resolve("case.yaml");
        String shown = file.startsWith(here) ? here.relativize(file).toString() : file.toString();
        return problem(new Place(shown, 1, 1), result.name() + ": " + failure);
    }

    private static Diagnostic problem(Place place, String message) {
        return new Diagnostic(Severity.ERROR, place, message, CODE);
    }
}
