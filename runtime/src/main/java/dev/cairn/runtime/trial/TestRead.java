package dev.cairn.runtime.trial;

import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.secret.SecretMask;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is to be read in a test read, and who hears of it. {@link dev.cairn.runtime.Connector#testRead} runs it, with a
 * configuration and in {@link dev.cairn.runtime.RunOptions}, which have the network, the clock and the way to wait.
 *
 * <p>Immutable; each method gives a changed one and leaves this as it is.
 */
public final class TestRead {

    private final String stream;
    private final InputState state;
    private final TestReadLimits limits;
    private final SecretMask secrets;
    private final StopSignal stop;
    private final TestReadListener listener;
    private final @Nullable RecordTrace trace;

    private TestRead(
            String stream,
            InputState state,
            TestReadLimits limits,
            SecretMask secrets,
            StopSignal stop,
            TestReadListener listener,
            @Nullable RecordTrace trace) {
        this.stream = stream;
        this.state = state;
        this.limits = limits;
        this.secrets = secrets;
        this.stop = stop;
        this.listener = listener;
        this.trace = trace;
    }

    /** A read of the first pages of a stream, without a state. */
    public static TestRead of(String stream) {
        return new TestRead(
                Objects.requireNonNull(stream),
                InputState.EMPTY,
                TestReadLimits.STANDARD,
                new SecretMask(),
                new StopSignal(),
                TestReadListener.NONE,
                null);
    }

    /** Goes on from a state. */
    public TestRead from(InputState other) {
        return new TestRead(stream, other, limits, secrets, stop, listener, trace);
    }

    /** With other limits. */
    public TestRead within(TestReadLimits other) {
        return new TestRead(stream, state, other, secrets, stop, listener, trace);
    }

    /**
     * With a mask of the caller's, which learns the secrets of the configuration before anything is sent, and tokens when
     * they are obtained. Each test read needs one of its own, or secrets of one are masked in others.
     */
    public TestRead masking(SecretMask other) {
        return new TestRead(stream, state, limits, other, stop, listener, trace);
    }

    /** With a signal that ends the read early, a request that is under way included; what there is is the result. */
    public TestRead until(StopSignal other) {
        return new TestRead(stream, state, limits, secrets, other, listener, trace);
    }

    /** Tells someone what happens while it happens. */
    public TestRead telling(TestReadListener other) {
        return new TestRead(stream, state, limits, secrets, stop, other, trace);
    }

    /** Tells someone what becomes of each record of the stream. */
    public TestRead tracing(RecordTrace other) {
        return new TestRead(stream, state, limits, secrets, stop, listener, other);
    }

    /** The name of the stream to read. */
    public String stream() {
        return stream;
    }

    public InputState state() {
        return state;
    }

    public TestReadLimits limits() {
        return limits;
    }

    public SecretMask secrets() {
        return secrets;
    }

    public StopSignal stop() {
        return stop;
    }

    public TestReadListener listener() {
        return listener;
    }

    /** Who hears what becomes of each record; null for nobody. */
    public @Nullable RecordTrace trace() {
        return trace;
    }
}
