package dev.cairn.cli.author;

import dev.cairn.cli.terminal.TerminalText;
import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.Place;
import dev.cairn.documents.Severity;
import dev.cairn.json.Json;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The formats in which problems are printed; the constants are the words of the command line. */
enum ProblemFormat {
    /** {@code file:line:column: message}, a line each. */
    text {
        @Override
        void print(List<Diagnostic> problems, PrintStream out) {
            problems.forEach(problem -> out.println(TerminalText.safe(problem.toString())));
        }
    },
    /**
     * A JSON array of objects with {@code severity}, {@code file}, {@code line}, {@code column},
     * {@code message} and perhaps the {@code code} of a rule.
     */
    json {
        @Override
        void print(List<Diagnostic> problems, PrintStream out) {
            out.println(Json.write(problems.stream().map(ProblemFormat::members).toList()));
        }
    },
    /** Workflow commands, which GitHub Actions shows beside the line. */
    github {
        @Override
        void print(List<Diagnostic> problems, PrintStream out) {
            problems.forEach(problem -> out.println(workflowCommand(problem)));
        }
    };

    abstract void print(List<Diagnostic> problems, PrintStream out);

    private static Map<String, @Nullable Object> members(Diagnostic problem) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("severity", severity(problem));
        members.put("file", problem.place().file());
        if (problem.place().line() > 0) {
            members.put("line", (long) problem.place().line());
            members.put("column", (long) problem.place().column());
        }
        members.put("message", problem.message());
        if (!problem.code().isEmpty()) {
            members.put("code", problem.code());
        }
        return members;
    }

    private static String workflowCommand(Diagnostic problem) {
        Place place = problem.place();
        String position = place.line() == 0 ? "" : ",line=" + place.line() + ",col=" + place.column();
        String file = data(place.file()).replace(":", "%3A").replace(",", "%2C");
        String title = problem.code().isEmpty() ? "" : ",title=" + problem.code();
        return "::" + severity(problem) + " file=" + file + position + title + "::" + data(problem.message());
    }

    private static String data(String text) {
        return TerminalText.safe(text).replace("%", "%25");
    }

    private static String severity(Diagnostic problem) {
        Severity severity = problem.severity();
        return severity.name().toLowerCase(Locale.ROOT);
    }
}
