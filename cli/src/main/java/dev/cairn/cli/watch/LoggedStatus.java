package dev.cairn.cli.watch;

import dev.cairn.cli.terminal.LogLine;
import dev.cairn.cli.terminal.StandardError;
import dev.cairn.runtime.protocol.LogLevel;
import java.util.List;

/** Status lines for what collects logs: nothing is taken away again, and a report is one line. */
record LoggedStatus(StandardError log) implements StatusLines {

    @Override
    public void show(List<LogLine> lines) {
        lines.forEach(log::say);
    }

    @Override
    public void keep(List<String> report) {
        log.say(LogLevel.WARN, String.join("\n", report));
    }

    @Override
    public void clear() {}
}
