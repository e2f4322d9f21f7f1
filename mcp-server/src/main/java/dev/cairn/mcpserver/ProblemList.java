package dev.cairn.mcpserver;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.Place;
import dev.cairn.workbench.language.QuickFix;
import dev.cairn.workbench.language.QuickFixes;
import dev.cairn.workbench.text.TextChange;
import dev.cairn.workbench.text.TextLines;
import dev.cairn.workbench.text.TextPoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is wrong with a manifest, as plain JSON values, with what mends it. */
record ProblemList(NamedManifest source, TextLines lines) {

    static List<Map<String, @Nullable Object>> of(List<Diagnostic> problems, NamedManifest source) {
        ProblemList list = new ProblemList(source, TextLines.of(source.text()));
        return problems.stream().map(list::problem).toList();
    }

    private Map<String, @Nullable Object> problem(Diagnostic found) {
        Place place = found.place();
        Map<String, @Nullable Object> problem = new LinkedHashMap<>();
        problem.put("severity", found.severity().name().toLowerCase(Locale.ROOT));
        problem.put("file", place.file());
        if (place.line() > 0) {
            problem.put("line", (long) place.line());
            problem.put("column", (long) place.column());
        }
        problem.put("message", found.message());
        if (!found.code().isEmpty()) {
            problem.put("code", found.code());
        }
        if (place.file().equals(source.file()) && place.line() > 0) {
            QuickFixes.of(lines, lines.point(place), found.message(), found.code())
                    .ifPresent(fix -> problem.put("fix", fix(fix)));
        }
        return problem;
    }

    private Map<String, @Nullable Object> fix(QuickFix fix) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("title", fix.title());
        members.put("changes", fix.changes().stream().map(this::change).toList());
        return members;
    }

    private Map<String, @Nullable Object> change(TextChange change) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        TextPoint start = change.range().start();
        TextPoint end = change.range().end();
        members.put("line", 1L + start.line());
        members.put("column", column(start));
        members.put("end_line", 1L + end.line());
        members.put("end_column", column(end));
        members.put("text", change.text());
        return members;
    }

    private long column(TextPoint point) {
        String line = lines.line(point.line());
        return 1L + line.codePointCount(0, Math.min(point.column(), line.length()));
    }
}
