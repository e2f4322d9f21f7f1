package dev.cairn.cli.terminal;

/** How a command ends, for the process that started it. */
public final class ExitCode {

    public static final int OK = 0;
    public static final int FAILED = 1;

    /** Of {@code status}: a stream was not read to its end for longer than the caller allows. */
    public static final int STREAM_STALE = 3;

    /** Of {@code status}: the last sync of a stream has failed. */
    public static final int STREAM_FAILED = 4;

    /** Of {@code read} and {@code sync}: ended at the limit that the caller set, after the last states. */
    public static final int LIMIT_REACHED = 5;

    /** As for a shell whose command was ended by SIGTERM; the process itself ends by the signal ({@link SignalExit}). */
    public static final int STOPPED = 143;

    private ExitCode() {}
}
