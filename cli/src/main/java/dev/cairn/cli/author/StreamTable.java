package dev.cairn.cli.author;

import dev.cairn.cli.terminal.TerminalText;
import dev.cairn.documents.Place;
import dev.cairn.manifest.ahead.StreamReadAhead;
import dev.cairn.manifest.checkpoint.StreamCheckpoint;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Prints what there is to say of each stream, a line each, below the name of its manifest. */
final class StreamTable {

    private static final int WIDEST_NAME = 40;

    private StreamTable() {}

    /** @param words what comes first, in a column of its own */
    private record Line(String stream, Place place, String words, String explanation) {}

    static void printCheckpoints(List<StreamCheckpoint> checkpoints, PrintStream out) {
        print(
                checkpoints.stream()
                        .map(each -> new Line(
                                each.stream(), each.place(), each.kind().words(), each.explanation()))
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
