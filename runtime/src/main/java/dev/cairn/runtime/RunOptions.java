package dev.cairn.runtime;

import dev.cairn.documents.Diagnostic;
import dev.cairn.runtime.http.CallWindows;
import dev.cairn.runtime.http.HttpTransport;
import dev.cairn.runtime.internal.http.connection.Connections;
import dev.cairn.runtime.spi.CodeOptions;
import dev.cairn.runtime.sync.Steps;
import dev.cairn.runtime.sync.SyncMonitor;
import dev.cairn.runtime.time.Sleeper;
import java.time.Clock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a connector runs in, and who watches it: the network, the time, the threads. Immutable; each method gives changed
 * options and leaves these as they are.
 *
 * <p>Programs that run connectors need {@link #standard()}. Tests, recorders and engines put something of their own in its
 * place.
 */
public final class RunOptions {

    private static final RunOptions STANDARD = new RunOptions(
            Connections.shared(),
            CallWindows.OWN,
            Clock.systemUTC(),
            Sleeper.system(),
            null,
            false,
            finding -> {},
            monitor -> {},
            null);

    private final HttpTransport transport;
    private final CallWindows callWindows;
    private final Clock clock;
    private final Sleeper sleeper;
    private final @Nullable Steps steps;
    private final boolean loggingRequests;
    private final Consumer<Diagnostic> findings;
    private final Consumer<SyncMonitor> watcher;
    private final @Nullable CodeOptions code;

    private RunOptions(
            HttpTransport transport,
            CallWindows callWindows,
            Clock clock,
            Sleeper sleeper,
            @Nullable Steps steps,
            boolean loggingRequests,
            Consumer<Diagnostic> findings,
            Consumer<SyncMonitor> watcher,
            @Nullable CodeOptions code) {
        this.transport = transport;
        this.callWindows = callWindows;
        this.clock = clock;
        this.sleeper = sleeper;
        this.steps = steps;
        this.loggingRequests = loggingRequests;
        this.findings = findings;
        this.watcher = watcher;
        this.code = code;
    }

    /**
     * The network, with connections that all connectors of the process share; the system's time in UTC; as many threads as
     * the manifest asks for.
     */
    public static RunOptions standard() {
        return STANDARD;
    }

    /** With another network. One that records wraps {@link #transport()} of these. */
    public RunOptions transport(HttpTransport other) {
        return new RunOptions(other, callWindows, clock, sleeper, steps, loggingRequests, findings, watcher, code);
    }

    /** With someone else to count the calls of the manifest's {@code api_budget}. */
    public RunOptions callWindows(CallWindows other) {
        return new RunOptions(transport, other, clock, sleeper, steps, loggingRequests, findings, watcher, code);
    }

    /** At another time: what templates, windows of cursors, tokens and retries see as now. */
    public RunOptions clock(Clock other) {
        return new RunOptions(transport, callWindows, other, sleeper, steps, loggingRequests, findings, watcher, code);
    }

    /** With another way to wait, between attempts and until a job is done. */
    public RunOptions sleeper(Sleeper other) {
        return new RunOptions(transport, callWindows, clock, other, steps, loggingRequests, findings, watcher, code);
    }

    /** Reads in the calling thread alone, and the same way each time; the manifest's {@code concurrency_level} is ignored. */
    public RunOptions inSteps(Steps order) {
        return new RunOptions(transport, callWindows, clock, sleeper, order, loggingRequests, findings, watcher, code);
    }

    /** Also logs each request and its answer, at level DEBUG, without the secrets that are known. */
    public RunOptions loggingRequests() {
        return new RunOptions(transport, callWindows, clock, sleeper, steps, true, findings, watcher, code);
    }

    /**
     * Tells someone what is wrong with the manifest and does not keep a command from going on, as a log does in any case.
     *
     * @param findings called during a command, in its thread; each once
     */
    public RunOptions reporting(Consumer<Diagnostic> findings) {
        return new RunOptions(transport, callWindows, clock, sleeper, steps, loggingRequests, findings, watcher, code);
    }

    /**
     * Lets someone watch syncs.
     *
     * @param watcher gets the monitor of each sync before it begins, in the thread that calls {@code read}
     */
    public RunOptions watchedBy(Consumer<SyncMonitor> watcher) {
        return new RunOptions(transport, callWindows, clock, sleeper, steps, loggingRequests, findings, watcher, code);
    }

    /** With other rules for custom components in other languages than Java, such as Python. */
    public RunOptions code(CodeOptions other) {
        return new RunOptions(transport, callWindows, clock, sleeper, steps, loggingRequests, findings, watcher, other);
    }

    /** What sends requests. */
    public HttpTransport transport() {
        return transport;
    }

    CallWindows callWindows() {
        return callWindows;
    }

    /** What says how late it is. */
    public Clock clock() {
        return clock;
    }

    Sleeper sleeper() {
        return sleeper;
    }

    @Nullable
    Steps steps() {
        return steps;
    }

    boolean logsRequests() {
        return loggingRequests;
    }

    Consumer<Diagnostic> findings() {
        return findings;
    }

    Consumer<SyncMonitor> watcher() {
        return watcher;
    }

    /** The rules for custom components in other languages; what the environment says where nothing was said here. */
    CodeOptions code() {
        return code == null ? CodeOptions.ofEnvironment() : code;
    }
}
