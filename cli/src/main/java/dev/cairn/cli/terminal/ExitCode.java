package dev.cairn.cli.terminal;

/** How a command ends, for the process that started it. */
public final class ExitCode {

    public static final int OK = 0;
    public static final int FAILED = 1;

    /** As for a shell whose command was ended by SIGTERM; the process itself ends by the signal ({@link SignalExit}). */
    public static final int STOPPED = 143;

    private ExitCode() {}
}
