package dev.cairn.workbench.authoring;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.Place;
import dev.cairn.workbench.language.QuickFix;
import dev.cairn.workbench.language.QuickFixes;
import dev.cairn.workbench.operation.model.FixedRange;
import dev.cairn.workbench.operation.model.IssueFix;
import dev.cairn.workbench.operation.model.ManifestIssue;
import dev.cairn.workbench.operation.model.ValidateManifestResponse;
import dev.cairn.workbench.problem.ProblemList;
import dev.cairn.workbench.text.TextChange;
import dev.cairn.workbench.text.TextLines;
import dev.cairn.workbench.text.TextPoint;
import java.util.List;

/** Makes the errors and warnings of a manifest, with what mends them, of diagnostics. */
public record ManifestIssues(String file, TextLines lines) {

    /**
     * Makes the response about a manifest.
     *
     * @param file the name that places in the manifest have
     */
    public static ValidateManifestResponse response(ProblemList problems, String file, String text) {
        int errors = problems.errors().size();
        return new ValidateManifestResponse(errors == 0, errors, problems.warnings(), of(problems.all(), file, text));
    }

    /**
     * Makes issues, with fixes for those in the manifest itself.
     *
     * @param file the name that places in the manifest have
     */
    public static List<ManifestIssue> of(List<Diagnostic> problems, String file, String text) {
        ManifestIssues issues = new ManifestIssues(file, TextLines.of(text));
        return problems.stream().map(issues::mendable).toList();
    }

    /** Makes an issue that has no fix. */
    public static ManifestIssue of(Diagnostic found) {
        return issue(found).build();
    }

    private static ManifestIssue.Builder issue(Diagnostic found) {
        Place place = found.place();
        ManifestIssue.Builder issue = ManifestIssue.builder()
                .severity(
                        switch (found.severity()) {
                            case ERROR -> ManifestIssue.Severity.ERROR;
                            case WARNING -> ManifestIssue.Severity.WARNING;
                        })
                .file(place.file())
                .message(found.message())
                .code(found.code().isEmpty() ? null : found.code());
        return place.line() > 0 ? issue.line(place.line()).column(place.column()) : issue;
    }

    private ManifestIssue mendable(Diagnostic found) {
        Place place = found.place();
        ManifestIssue.Builder issue = issue(found);
        if (place.file().equals(file) && place.line() > 0) {
            QuickFixes.of(lines, lines.point(place), found.message(), found.code())
                    .ifPresent(fix -> issue.fix(fix(fix)));
        }
        return issue.build();
    }

    private IssueFix fix(QuickFix fix) {
        return new IssueFix(fix.title(), fix.changes().stream().map(this::range).toList());
    }

    /** Returns the range and the text of a change. */
    FixedRange range(TextChange change) {
        TextPoint start = change.range().start();
        TextPoint end = change.range().end();
        return new FixedRange(1L + start.line(), column(start), 1L + end.line(), column(end), change.text());
    }

    private long column(TextPoint point) {
        String line = lines.line(point.line());
        return 1L + line.codePointCount(0, Math.min(point.column(), line.length()));
    }
}
