package dev.cairn.languageserver;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.Place;
import dev.cairn.documents.Severity;
import dev.cairn.runtime.Authoring;
import dev.cairn.workbench.problem.ProblemList;
import dev.cairn.workbench.text.TextPoint;
import dev.cairn.workbench.text.TextRange;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DiagnosticTag;
import org.eclipse.lsp4j.Location;

/** What {@code cairn validate} says of a document, as editors show it. */
final class ProblemReport {

    private static final Set<String> UNUSED = Set.of("unused-definitions", "unused-parameters");
    private static final Pattern OTHER_LINE = Pattern.compile("\\bline (\\d{1,7})\\b");

    private final OpenDocument document;
    private final String file;

    private ProblemReport(OpenDocument document) {
        this.document = document;
        this.file = document.path().toString();
    }

    /** Everything that is wrong with it; nothing where it is no manifest. */
    static List<org.eclipse.lsp4j.Diagnostic> of(OpenDocument document) {
        if (!document.isManifest()) {
            return List.of();
        }
        ProblemReport report = new ProblemReport(document);
        return Authoring.problems(report.file, document.text().text(), null).stream()
                .map(report::problem)
                .toList();
    }

    private org.eclipse.lsp4j.Diagnostic problem(Diagnostic found) {
        Place place = found.place();
        boolean here = place.file().equals(file);
        Diagnostic shown = ProblemList.seenIn(file, found);
        TextRange range = document.text().token(shown.place());
        org.eclipse.lsp4j.Diagnostic problem = new org.eclipse.lsp4j.Diagnostic(
                ProtocolForm.range(range), shown.message(), severity(found.severity()), "cairn");
        if (!found.code().isEmpty()) {
            problem.setCode(found.code());
        }
        if (UNUSED.contains(found.code())) {
            problem.setTags(List.of(DiagnosticTag.Unnecessary));
        }
        List<DiagnosticRelatedInformation> related = here ? otherLines(found) : List.of(in(place, found.message()));
        if (!related.isEmpty()) {
            problem.setRelatedInformation(related);
        }
        return problem;
    }

    private static DiagnosticSeverity severity(Severity severity) {
        return switch (severity) {
            case ERROR -> DiagnosticSeverity.Error;
            case WARNING -> DiagnosticSeverity.Warning;
        };
    }

    /** Lines that a message speaks of. */
    private List<DiagnosticRelatedInformation> otherLines(Diagnostic found) {
        List<DiagnosticRelatedInformation> related = new ArrayList<>();
        Matcher other = OTHER_LINE.matcher(found.message());
        while (other.find()) {
            int line = Integer.parseInt(other.group(1)) - 1;
            if (line >= 0
                    && line < document.text().count()
                    && line != found.place().line() - 1) {
                String text = document.text().line(line);
                int start = text.length() - text.stripLeading().length();
                TextRange whole = new TextRange(new TextPoint(line, start), new TextPoint(line, text.length()));
                related.add(new DiagnosticRelatedInformation(
                        new Location(document.uri(), ProtocolForm.range(whole)), "line " + other.group(1)));
            }
        }
        return related;
    }

    private static DiagnosticRelatedInformation in(Place place, String message) {
        TextPoint start = new TextPoint(Math.max(0, place.line() - 1), Math.max(0, place.column() - 1));
        String uri = Path.of(place.file()).toUri().toString();
        return new DiagnosticRelatedInformation(
                new Location(uri, ProtocolForm.range(new TextRange(start, start))), message);
    }
}
