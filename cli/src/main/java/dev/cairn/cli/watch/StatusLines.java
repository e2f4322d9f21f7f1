package dev.cairn.cli.watch;

import dev.cairn.cli.terminal.LogLine;
import java.util.List;

/** Where the progress of a sync is shown. Thread-safe. */
interface StatusLines {

    /** Shows lines in place of those that were shown before, where that can be. */
    void show(List<LogLine> lines);

    /** Prints a report that stays, of some lines. */
    void keep(List<String> report);

    /** Takes the lines away where they can be. */
    void clear();
}
