package dev.cairn.runtime;

import dev.cairn.core.clock.Sleeper;
import dev.cairn.documents.Diagnostic;
import dev.cairn.http.CallWindows;
import dev.cairn.http.HttpTransport;
import dev.cairn.http.connection.Connections;
import dev.cairn.runtime.spi.CodeOptions;
import dev.cairn.runtime.sync.Steps;
import dev.cairn.runtime.sync.SyncLimit;
import dev.cairn.runtime.sync.SyncListener;
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

    /** More do not help: each takes a connection. */
    public static final int MOST_PAGES_AHEAD = 100;

    /** More do not help: each takes a thread and a connection. */
    public static final int MOST_SLICES = 500;

    private static final RunOptions STANDARD = new RunOptions(new Settings());

    private final Settings settings;

    private RunOptions(Settings settings) {
        this.settings = settings;
    }

    /** What there is to choose. Changed only before the options that hold it are given out. */
    private static final class Settings {

        private HttpTransport transport = Connections.shared();
        private CallWindows callWindows = CallWindows.OWN;
        private Clock clock = Clock.systemUTC();
        private Sleeper sleeper = Sleeper.system();
        private @Nullable Steps steps;
        private @Nullable SyncLimit syncLimit;
        private int checkpointPages;
        private boolean unaskedCheckpoints;
        private int pagesAhead;
        private boolean findingConcurrency;
        private int mostSlices;
        private boolean loggingRequests;
        private Consumer<Diagnostic> findings = finding -> {};
        private SyncListener listener = SyncListener.NONE;
        private @Nullable TestReadLimits limits;
        private @Nullable CodeOptions code;

        Settings() {}

        Settings(Settings other) {
            transport = other.transport;
            callWindows = other.callWindows;
            clock = other.clock;
            sleeper = other.sleeper;
            steps = other.steps;
            syncLimit = other.syncLimit;
            checkpointPages = other.checkpointPages;
            unaskedCheckpoints = other.unaskedCheckpoints;
            pagesAhead = other.pagesAhead;
            findingConcurrency = other.findingConcurrency;
            mostSlices = other.mostSlices;
            loggingRequests = other.loggingRequests;
            findings = other.findings;
            listener = other.listener;
            limits = other.limits;
            code = other.code;
        }
    }

    private RunOptions with(Consumer<Settings> change) {
        Settings changed = new Settings(settings);
        change.accept(changed);
        return new RunOptions(changed);
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
        return with(changed -> changed.transport = other);
    }

    /** With someone else to count the calls of the manifest's {@code api_budget}. */
    public RunOptions callWindows(CallWindows other) {
        return with(changed -> changed.callWindows = other);
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
        return with(changed -> changed.clock = other);
    }

    /** With another way to wait, between attempts and until a job is done. */
    public RunOptions sleeper(Sleeper other) {
        return with(changed -> changed.sleeper = other);
    }

    /** Reads in the calling thread alone, and the same way each time; the manifest's {@code concurrency_level} is ignored. */
    public RunOptions inSteps(Steps order) {
        return with(changed -> changed.steps = order);
    }

    /**
     * Ends syncs cleanly at a limit of time or requests: after the last state of each stream, with {@code STOPPED}. Requests are
     * counted over the network that these options have, so set that first. A limit that is reached before a sync begins to
     * read ends the command with an {@link InterruptedException}.
     */
    public RunOptions limitedTo(SyncLimit limit) {
        return with(changed -> {
            changed.syncLimit = limit;
            changed.transport = limit.around(transport());
        });
    }

    /**
     * With a state after every so many pages of each slice, for all streams, whatever the manifest says of it.
     *
     * @throws IllegalArgumentException if that is less than one
     */
    public RunOptions checkpointPages(int pages) {
        if (pages < 1) {
            throw new IllegalArgumentException("a checkpoint comes after one page or more, not " + pages);
        }
        return with(changed -> changed.checkpointPages = pages);
    }

    /**
     * With states inside of slices also of incremental streams for which neither the manifest nor {@link #checkpointPages} asks for
     * them: where cursor values, intervals or partitions say what was read, and as often as a hundredth of the time allows. No such
     * state says where a pagination stands. A stream with {@link dev.cairn.runtime.config.ConfiguredStream#exactStates exact
     * states}, a parent, and a sync that several machines share have none.
     */
    public RunOptions unaskedCheckpoints() {
        return with(changed -> changed.unaskedCheckpoints = true);
    }

    /**
     * Asks for so many pages of each slice before their turn, where a page's request does not depend on the answer before it. The
     * API gets more requests at once, and at most so many beyond the end of a slice; what comes of it is the same, but sooner. Only
     * for syncs, and not for those that several machines share.
     *
     * @param pages 0 for none, as without this
     * @throws IllegalArgumentException if that is less than none, or more than {@value #MOST_PAGES_AHEAD}
     */
    public RunOptions pagesAhead(int pages) {
        if (pages < 0 || pages > MOST_PAGES_AHEAD) {
            throw new IllegalArgumentException("pages are read ahead up to " + MOST_PAGES_AHEAD + ", not " + pages);
        }
        return with(changed -> changed.pagesAhead = pages);
    }

    /**
     * Finds out how many slices to read at once, up to as many as the manifest reads: more while that makes the sync faster, fewer
     * where the API refuses requests, says that few are left, or becomes slower. What comes of it is the same. Only for syncs, and
     * not for those that several machines share.
     */
    public RunOptions findingConcurrency() {
        return with(changed -> changed.findingConcurrency = true);
    }

    /**
     * The same, whatever number the manifest has; its {@code api_budget} counts all the same.
     *
     * @param most how many slices are read at once at most
     * @throws IllegalArgumentException if that is less than one, or more than {@value #MOST_SLICES}
     */
    public RunOptions findingConcurrency(int most) {
        if (most < 1 || most > MOST_SLICES) {
            throw new IllegalArgumentException("1 to " + MOST_SLICES + " slices are read at once, not " + most);
        }
        return with(changed -> {
            changed.findingConcurrency = true;
            changed.mostSlices = most;
        });
    }

    /** Also logs each request and its answer, at level DEBUG, without the secrets that are known. */
    public RunOptions loggingRequests() {
        return with(changed -> changed.loggingRequests = true);
    }

    /**
     * Tells someone what is wrong with the manifest and does not keep a command from going on, as a log does in any case.
     *
     * @param findings called during a command, in its thread; each once
     */
    public RunOptions reporting(Consumer<Diagnostic> findings) {
        return with(changed -> changed.findings = findings);
    }

    /**
     * Tells a listener of syncs, and puts it {@linkplain SyncListener#around around} the network of these options. It does not hear
     * of streams and slices that are read {@linkplain #inSteps in steps}.
     *
     * @param listener hears of a sync in the thread that calls {@code read}, and of streams and slices in those that read them
     */
    public RunOptions heardBy(SyncListener listener) {
        return with(changed -> {
            changed.listener = listener;
            changed.transport = listener.around(changed.transport);
        });
    }

    /**
     * Does as a test read does: requests are only sent again after short waits that the API asks for, no answer is kept for later, and of each stream, also of parents
     * and of those that streams are generated from, so many pages and slices are read. For commands that show something to
     * the author of a manifest; a sync with it is not complete.
     */
    public RunOptions within(TestReadLimits most) {
        return with(changed -> changed.limits = most);
    }

    /** With other rules for custom components in other languages than Java, such as Python. */
    public RunOptions code(CodeOptions other) {
        return with(changed -> changed.code = other);
    }

    /** What sends requests. */
    public HttpTransport transport() {
        return settings.transport;
    }

    CallWindows callWindows() {
        return settings.callWindows;
    }

    /** What says how late it is. */
    public Clock clock() {
        return settings.clock;
    }

    /** What waits, between attempts and until a job is done. */
    public Sleeper sleeper() {
        return settings.sleeper;
    }

    @Nullable
    Steps steps() {
        return settings.steps;
    }

    @Nullable
    SyncLimit syncLimit() {
        return settings.syncLimit;
    }

    /** After how many pages of a slice a state is due; 0 for what the manifest says. */
    boolean hasUnaskedCheckpoints() {
        return settings.unaskedCheckpoints;
    }

    int checkpointPages() {
        return settings.checkpointPages;
    }

    int pagesAhead() {
        return settings.pagesAhead;
    }

    boolean findsConcurrency() {
        return settings.findingConcurrency && settings.steps == null;
    }

    /**
     * How many slices are read at once at most.
     *
     * @param manifest how many the manifest says
     */
    int slices(int manifest) {
        return findsConcurrency() && settings.mostSlices > 0 ? settings.mostSlices : manifest;
    }

    boolean logsRequests() {
        return settings.loggingRequests;
    }

    Consumer<Diagnostic> findings() {
        return settings.findings;
    }

    /** The limits of a test read; null where there are none. */
    @Nullable
    TestReadLimits limits() {
        return settings.limits;
    }

    SyncListener listener() {
        return settings.listener;
    }

    /** The rules for custom components in other languages; what the environment says where nothing was said here. */
    CodeOptions code() {
        return settings.code == null ? CodeOptions.ofEnvironment() : settings.code;
    }
}
