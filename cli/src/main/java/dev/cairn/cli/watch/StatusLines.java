package dev.cairn.cli.watch;

import dev.cairn.cli.terminal.LogLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the progress of a sync is shown. Thread-safe. */
interface StatusLines {

    /** Shows lines in place of those that were shown before, where that can be. */
    void show(List<LogLine> lines);

    /**
     * Prints a report that stays, of some lines.
     *
     * @param account which of many accounts it is about; null where there is one only
     */
    void keep(List<String> report, @Nullable String account);

    /** Takes the lines away where they can be. */
    void clear();
}
