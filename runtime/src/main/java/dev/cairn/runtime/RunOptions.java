package dev.cairn.runtime;

import dev.cairn.clock.Sleeper;
import dev.cairn.documents.Diagnostic;
import dev.cairn.http.CallWindows;
import dev.cairn.http.HttpTransport;
import dev.cairn.http.connection.Connections;
import dev.cairn.runtime.spi.CodeOptions;
import dev.cairn.runtime.sync.Steps;
import dev.cairn.runtime.sync.SyncMonitor;
import dev.cairn.runtime.trial.TestReadLimits;
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
            null,
            null);

    private final HttpTransport transport;
    private final CallWindows callWindows;
    private final Clock clock;
    private final Sleeper sleeper;
    private final @Nullable Steps steps;
    private final boolean loggingRequests;
    private final Consumer<Diagnostic> findings;
    private final Consumer<SyncMonitor> watcher;
    private final @Nullable TestReadLimits limits;
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
            @Nullable TestReadLimits limits,
            @Nullable CodeOptions code) {
        this.transport = transport;
        this.callWindows = callWindows;
        this.clock = clock;
        this.sleeper = sleeper;
        this.steps = steps;
        this.loggingRequests = loggingRequests;
        this.findings = findings;
        this.watcher = watcher;
        this.limits = limits;
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
        return new RunOptions(
                other, callWindows, clock, sleeper, steps, loggingRequests, findings, watcher, limits, code);
    }

    /** With someone else to count the calls of the manifest's {@code api_budget}. */
    public RunOptions callWindows(CallWindows other) {
        return new RunOptions(
                transport, other, clock, sleeper, steps, loggingRequests, findings, watcher, limits, code);
    }

    /**
     * With a network of which only public addresses can be asked, and only over TLS, for manifests of strangers: each
     * redirect is looked at, too, and so is the address that a name has when a connection is made. All connectors of the
     * process share its connections.
     */
    public RunOptions publicNetworkOnly() {
        return transport(Connections.sharedPublic());
    }

    /** At another time: what templates, windows of cursors, tokens and retries see as now. */
    public RunOptions clock(Clock other) {
        return new RunOptions(
                transport, callWindows, other, sleeper, steps, loggingRequests, findings, watcher, limits, code);
    }

    /** With another way to wait, between attempts and until a job is done. */
    public RunOptions sleeper(Sleeper other) {
        return new RunOptions(
                transport, callWindows, clock, other, steps, loggingRequests, findings, watcher, limits, code);
    }

    /** Reads in the calling thread alone, and the same way each time; the manifest's {@code concurrency_level} is ignored. */
    public RunOptions inSteps(Steps order) {
        return new RunOptions(
                transport, callWindows, clock, sleeper, order, loggingRequests, findings, watcher, limits, code);
    }

    /** Also logs each request and its answer, at level DEBUG, without the secrets that are known. */
    public RunOptions loggingRequests() {
        return new RunOptions(transport, callWindows, clock, sleeper, steps, true, findings, watcher, limits, code);
    }

    /**
     * Tells someone what is wrong with the manifest and does not keep a command from going on, as a log does in any case.
     *
     * @param findings called during a command, in its thread; each once
     */
    public RunOptions reporting(Consumer<Diagnostic> findings) {
        return new RunOptions(
                transport, callWindows, clock, sleeper, steps, loggingRequests, findings, watcher, limits, code);
    }

    /**
     * Lets someone watch syncs.
     *
     * @param watcher gets the monitor of each sync before it begins, in the thread that calls {@code read}
     */
    public RunOptions watchedBy(Consumer<SyncMonitor> watcher) {
        return new RunOptions(
                transport, callWindows, clock, sleeper, steps, loggingRequests, findings, watcher, limits, code);
    }

    /**
     * Does as a test read does: each request is sent once, no answer is kept for later, and of each stream, also of parents
     * and of those that streams are generated from, so many pages and slices are read. For commands that show something to
     * the author of a manifest; a sync with it is not complete.
     */
    public RunOptions within(TestReadLimits most) {
        return new RunOptions(
                transport, callWindows, clock, sleeper, steps, loggingRequests, findings, watcher, most, code);
    }

    /** With other rules for custom components in other languages than Java, such as Python. */
    public RunOptions code(CodeOptions other) {
        return new RunOptions(
                transport, callWindows, clock, sleeper, steps, loggingRequests, findings, watcher, limits, other);
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

    /** What waits, between attempts and until a job is done. */
    public Sleeper sleeper() {
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

    /** The limits of a test read; null where there are none. */
    @Nullable
    TestReadLimits limits() {
        return limits;
    }

    Consumer<SyncMonitor> watcher() {
        return watcher;
    }

    /** The rules for custom components in other languages; what the environment says where nothing was said here. */
    CodeOptions code() {
        return code == null ? CodeOptions.ofEnvironment() : code;
    }
}
