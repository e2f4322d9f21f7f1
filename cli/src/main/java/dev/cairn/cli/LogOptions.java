package dev.cairn.cli;

import dev.cairn.cli.terminal.LogFormat;
import dev.cairn.cli.terminal.StandardError;
import picocli.CommandLine.Option;

/** The option that says how lines on standard error look; every command has it. */
final class LogOptions {

    private final StandardError people;

    LogOptions(StandardError people) {
        this.people = people;
    }

    /** As soon as it is read, so that what is wrong with the command line is told in this format, too. */
    @Option(
            names = "--log-format",
            paramLabel = "text|json",
            defaultValue = "${env:CAIRN_LOG_FORMAT:-text}",
            description =
                    "How lines on standard error look: as text, or each as a JSON object with time, level, message and "
                            + "stream. Default: the environment variable CAIRN_LOG_FORMAT, else text.")
    void format(LogFormat format) {
        people.format(format);
    }
}
