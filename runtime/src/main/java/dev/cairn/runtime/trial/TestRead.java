package dev.cairn.runtime.trial;

import dev.cairn.core.secret.SecretMask;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.sync.StopSignal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is to be read in a test read, and who hears of it. {@code Connector.testRead} runs it, with a
 * configuration and in {@code RunOptions}, which have the network, the clock and the way to wait.
 *
 * <p>Immutable; each method gives a changed one and leaves this as it is.
 */
public final class TestRead {

    private final String stream;
    private final InputState state;
    private final TestReadLimits limits;
    private final Company company;

    /** Who is told what happens, and who may end it. */
    private record Company(
            SecretMask secrets,
            StopSignal stop,
            TestReadListener listener,
            @Nullable RecordTrace trace) {}

    private TestRead(String stream, InputState state, TestReadLimits limits, Company company) {
        this.stream = stream;
        this.state = state;
        this.limits = limits;
        this.company = company;
    }

    /** A read of the first pages of a stream, without a state. */
    public static TestRead of(String stream) {
        return new TestRead(
                Objects.requireNonNull(stream),
                InputState.EMPTY,
                TestReadLimits.STANDARD,
                new Company(new SecretMask(), new StopSignal(), TestReadListener.NONE, null));
    }

    /** Goes on from a state. */
    public TestRead from(InputState other) {
        return new TestRead(stream, other, limits, company);
    }

    /** With other limits. */
    public TestRead within(TestReadLimits other) {
        return new TestRead(stream, state, other, company);
    }

    /**
     * With a mask of the caller's, which learns the secrets of the configuration before anything is sent, and tokens when
     * they are obtained. Each test read needs one of its own, or secrets of one are masked in others.
     */
    public TestRead masking(SecretMask other) {
        return in(new Company(other, company.stop, company.listener, company.trace));
    }

    /** With a signal that ends the read early, a request that is under way included; what there is is the result. */
    public TestRead until(StopSignal other) {
        return in(new Company(company.secrets, other, company.listener, company.trace));
    }

    /** With a listener that is told what happens while it happens. */
    public TestRead telling(TestReadListener other) {
        return in(new Company(company.secrets, company.stop, other, company.trace));
    }

    /** With a trace of what becomes of each record of the stream. */
    public TestRead tracing(RecordTrace other) {
        return in(new Company(company.secrets, company.stop, company.listener, other));
    }

    private TestRead in(Company other) {
        return new TestRead(stream, state, limits, other);
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
        return company.secrets;
    }

    public StopSignal stop() {
        return company.stop;
    }

    public TestReadListener listener() {
        return company.listener;
    }

    /** What is told what becomes of each record; null where nothing is. */
    public @Nullable RecordTrace trace() {
        return company.trace;
    }
}
