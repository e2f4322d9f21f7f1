package dev.cairn.cli.watch;

import dev.cairn.cli.terminal.LogLine;
import dev.cairn.cli.terminal.StandardError;
import dev.cairn.runtime.protocol.LogLevel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Status lines for what collects logs: nothing is taken away again, and a report is one line. */
record LoggedStatus(StandardError log) implements StatusLines {

    @Override
    public void show(List<LogLine> lines) {
        lines.forEach(log::say);
    }

    @Override
    public void keep(List<String> report, @Nullable String account) {
        log.say(new LogLine(LogLevel.WARN, String.join("\n", report)).about(account));
    }

    @Override
    public void clear() {}
}
