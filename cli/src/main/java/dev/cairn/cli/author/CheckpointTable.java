package dev.cairn.cli.author;

import dev.cairn.cli.terminal.TerminalText;
import dev.cairn.manifest.checkpoint.StreamCheckpoint;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Prints which checkpoint each stream gets, a line each, below the name of its manifest. */
final class CheckpointTable {

    private static final int WIDEST_NAME = 40;

    private CheckpointTable() {}

    static void print(List<StreamCheckpoint> checkpoints, PrintStream out) {
        int names = width(checkpoints.stream().map(StreamCheckpoint::stream));
        int kinds = width(checkpoints.stream().map(each -> each.kind().words()));
        String file = "";
        for (StreamCheckpoint each : checkpoints) {
            if (!each.place().file().equals(file)) {
                file = each.place().file();
                out.println(TerminalText.safe(file));
            }
            String line = String.format(
                    Locale.ROOT,
                    "  %-" + names + "s  %-" + kinds + "s  %s",
                    each.stream(),
                    each.kind().words(),
                    each.explanation());
            out.println(TerminalText.safe(line));
        }
    }

    private static int width(Stream<String> texts) {
        return texts.mapToInt(text -> Math.min(text.length(), WIDEST_NAME))
                .max()
                .orElse(1);
    }
}
