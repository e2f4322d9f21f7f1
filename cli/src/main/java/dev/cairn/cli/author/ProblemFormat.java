package dev.cairn.cli.author;

import dev.cairn.cli.terminal.GitHubActions;
import dev.cairn.cli.terminal.ReportFormat;
import dev.cairn.cli.terminal.TerminalText;
import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.Place;
import dev.cairn.json.Json;
import dev.cairn.manifest.ahead.SlicesAtOnce;
import dev.cairn.manifest.ahead.StreamReadAhead;
import dev.cairn.manifest.checkpoint.StreamCheckpoint;
import dev.cairn.workbench.authoring.KillCostLines;
import dev.cairn.workbench.authoring.ManifestIssues;
import dev.cairn.workbench.operation.model.PagesAheadLine;
import dev.cairn.workbench.operation.model.SlicesAtOnceLine;
import dev.cairn.workbench.operation.model.StreamCheckpointLine;
import dev.cairn.workbench.operation.model.ValidationAnswers;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The formats in which problems are printed; the constants are the words of the command line. */
enum ProblemFormat {
    /** {@code file:line:column: message}, a line each. */
    text {
        @Override
        void print(List<Diagnostic> problems, PrintStream out) {
            problems.forEach(problem -> out.println(ReportFormat.text.line(problem)));
        }

        @Override
        void print(List<Diagnostic> problems, ManifestAnswers answers, PrintStream out) {
            print(problems, out);
            if (answers.checkpoints() != null) {
                StreamTable.printCheckpoints(answers.checkpoints(), out);
            }
            if (answers.ahead() != null) {
                StreamTable.printPagesAhead(answers.ahead(), out);
            }
            if (answers.slices() != null) {
                answers.slices()
                        .forEach(each ->
                                out.println(TerminalText.safe(each.place().file() + ": reads " + each.words())));
            }
        }
    },
    /**
     * A JSON array of objects with {@code severity}, {@code file}, {@code line}, {@code column},
     * {@code message} and perhaps the {@code code} of a rule. With checkpoints, an object with that in {@code problems}, and
     * {@code checkpoints}, whose elements have {@code stream}, {@code file}, {@code line}, {@code column}, {@code kind},
     * {@code explanation}, {@code again} and {@code costs}; and where it is asked for, {@code pages_ahead}, whose elements have {@code possible} in place of
     * {@code kind}, and {@code concurrency}, whose elements have the number of {@code slices}, or null, in place of it.
     */
    json {
        @Override
        void print(List<Diagnostic> problems, PrintStream out) {
            out.println(Json.write(problems.stream()
                    .map(problem -> ManifestIssues.of(problem).toJson())
                    .toList()));
        }

        @Override
        void print(List<Diagnostic> problems, ManifestAnswers answers, PrintStream out) {
            out.println(Json.write(ValidationAnswers.builder()
                    .problems(problems.stream().map(ManifestIssues::of).toList())
                    .checkpoints(lines(answers.checkpoints(), ProblemFormat::line))
                    .pagesAhead(lines(answers.ahead(), ProblemFormat::line))
                    .concurrency(lines(answers.slices(), ProblemFormat::line))
                    .build()
                    .toJson()));
        }
    },
    /** Workflow commands, which GitHub Actions shows beside the line. */
    github {
        @Override
        void print(List<Diagnostic> problems, PrintStream out) {
            problems.forEach(problem -> out.println(ReportFormat.github.line(problem)));
        }

        @Override
        void print(List<Diagnostic> problems, ManifestAnswers answers, PrintStream out) {
            print(problems, out);
            GitHubActions actions = GitHubActions.ofEnvironment();
            if (answers.checkpoints() != null) {
                answers.checkpoints()
                        .forEach(each -> out.println(actions.annotation(
                                "notice",
                                each.place(),
                                "checkpoint",
                                each.stream() + ": " + each.kind().words() + ", " + each.explanationAndCosts())));
            }
            if (answers.ahead() != null) {
                answers.ahead()
                        .forEach(each -> out.println(actions.annotation(
                                "notice", each.place(), "pages-ahead", each.stream() + ": " + each.words())));
            }
            if (answers.slices() != null) {
                answers.slices()
                        .forEach(each -> out.println(
                                actions.annotation("notice", each.place(), "concurrency", "reads " + each.words())));
            }
        }
    };

    /** Prints problems alone. */
    abstract void print(List<Diagnostic> problems, PrintStream out);

    /** Prints problems, and what else was asked for. */
    abstract void print(List<Diagnostic> problems, ManifestAnswers answers, PrintStream out);

    private static StreamCheckpointLine line(StreamCheckpoint checkpoint) {
        Place place = checkpoint.place();
        String kind = checkpoint.kind().name().toLowerCase(Locale.ROOT);
        return new StreamCheckpointLine(
                checkpoint.stream(),
                place.file(),
                line(place),
                column(place),
                kind,
                checkpoint.explanation(),
                checkpoint.again(),
                KillCostLines.of(checkpoint.costs()));
    }

    private static PagesAheadLine line(StreamReadAhead ahead) {
        Place place = ahead.place();
        boolean possible = ahead.obstacle().isEmpty();
        return new PagesAheadLine(ahead.stream(), place.file(), line(place), column(place), possible, ahead.obstacle());
    }

    private static SlicesAtOnceLine line(SlicesAtOnce slices) {
        Place place = slices.place();
        return new SlicesAtOnceLine(place.file(), line(place), column(place), slices.number(), slices.words());
    }

    private static @Nullable Long line(Place place) {
        return place.line() > 0 ? (long) place.line() : null;
    }

    private static @Nullable Long column(Place place) {
        return place.line() > 0 ? (long) place.column() : null;
    }

    private static <T, L> @Nullable List<L> lines(@Nullable List<T> values, Function<T, L> line) {
        return values == null ? null : values.stream().map(line).toList();
    }

    /** Prints what there is to say of each stream, a line each, below the name of its manifest. */
    private static final class StreamTable {

        private static final int WIDEST_NAME = 40;

        private StreamTable() {}

        /** @param words what comes first, in a column of its own */
        private record Line(String stream, Place place, String words, String explanation) {}

        static void printCheckpoints(List<StreamCheckpoint> checkpoints, PrintStream out) {
            print(
                    checkpoints.stream()
                            .map(each -> new Line(
                                    each.stream(), each.place(), each.kind().words(), each.explanationAndCosts()))
                            .toList(),
                    out);
        }

        static void printPagesAhead(List<StreamReadAhead> ahead, PrintStream out) {
            print(
                    ahead.stream()
                            .map(each -> new Line(each.stream(), each.place(), each.words(), ""))
                            .toList(),
                    out);
        }

        private static void print(List<Line> lines, PrintStream out) {
            int names = width(lines.stream().map(Line::stream));
            int words = width(lines.stream().map(Line::words));
            String file = "";
            for (Line each : lines) {
                if (!each.place().file().equals(file)) {
                    file = each.place().file();
                    out.println(TerminalText.safe(file));
                }
                String line = String.format(
                        Locale.ROOT,
                        "  %-" + names + "s  %-" + words + "s  %s",
                        each.stream(),
                        each.words(),
                        each.explanation());
                out.println(TerminalText.safe(line.stripTrailing()));
            }
        }

        private static int width(Stream<String> texts) {
            return texts.mapToInt(text -> Math.min(text.length(), WIDEST_NAME))
                    .max()
                    .orElse(1);
        }
    }
}
