package dev.cairn.workbench.budget;

import dev.cairn.core.clock.CallGuard;
import dev.cairn.core.error.SyncException;
import dev.cairn.core.error.TransientException;
import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Place;
import dev.cairn.http.HttpTransport;
import dev.cairn.http.RawResponse;
import dev.cairn.runtime.sync.StopSignal;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The time, bytes and work that one call may take, and its cancellation. Each entry (a command, a request of the author's page, a
 * call of an agent) makes one and passes it to every fetch, parse, unfolding and proposal. Thread-safe.
 */
public final class Budget {

    /** Steps between two looks at the clock. */
    private static final int LOOK = 1024;

    private static final long MIB = 1 << 20;

    private final BudgetLimits limits;
    private final StopSignal stop;
    private final long start = System.nanoTime();
    private final AtomicLong bytes;
    private final AtomicLong steps;

    /** @param stop ends the call early */
    public Budget(BudgetLimits limits, StopSignal stop) {
        this(limits, stop, new AtomicLong(), new AtomicLong());
    }

    /** A budget of this process's limits, for a call that nothing stops. */
    public static Budget ofSystem() {
        return new Budget(BudgetLimits.ofSystem(), new StopSignal());
    }

    private Budget(BudgetLimits limits, StopSignal stop, AtomicLong bytes, AtomicLong steps) {
        this.limits = limits;
        this.stop = stop;
        this.bytes = bytes;
        this.steps = steps;
    }

    /** A part of the call that may take so long at most; its bytes and steps count for the whole. */
    public Budget within(Duration longest) {
        Duration left = left();
        return new Budget(limits.time(longest.compareTo(left) < 0 ? longest : left), stop, bytes, steps);
    }

    /** The signal that ends the call early. */
    public StopSignal stop() {
        return stop;
    }

    /** The time that is left; zero if none is. */
    public Duration left() {
        Duration left = limits.time().minusNanos(System.nanoTime() - start);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** How many bytes may come at most, from the start of the call. */
    public long bytes() {
        return limits.bytes();
    }

    /** Work that a budget ends. */
    @FunctionalInterface
    public interface Work<T> {
        T call() throws IOException, InterruptedException;
    }

    /**
     * Does work in this thread, which is interrupted when the time is up or the call is stopped.
     *
     * @throws TransientException if the time was up before the work was done
     * @throws InterruptedException if the call was stopped before
     */
    public <T> T during(Work<T> work) throws IOException, InterruptedException {
        CallGuard guard = new CallGuard(left(), stop::isRequested, () -> {});
        try (guard) {
            return work.call();
        } catch (IOException | InterruptedException | SyncException | InvalidDocumentException e) {
            if (guard.isLate()) {
                throw late(e);
            }
            if (guard.hasInterrupted()) {
                InterruptedException stopped = new InterruptedException("stopped");
                stopped.initCause(e);
                throw stopped;
            }
            throw e;
        }
    }

    /**
     * Takes a step of work on a document.
     *
     * @param place where the work is done
     * @throws InvalidDocumentException if there were too many
     * @throws TransientException if the time is up, or the call was stopped
     */
    public void step(Place place) {
        long taken = steps.incrementAndGet();
        if (taken > limits.steps()) {
            throw new InvalidDocumentException(Diagnostic.error(
                    place,
                    "the document takes more than " + limits.steps()
                            + " steps to follow; schemas that contain each other many times multiply"));
        }
        if (taken % LOOK == 0) {
            check();
        }
    }

    /** A network whose responses count: what takes too long, or is too large, fails while its body is read. */
    public HttpTransport network(HttpTransport transport) {
        return network(transport, response -> {});
    }

    /** Like {@link #network(HttpTransport)}; {@code heard} gets each response before its body is read. */
    public HttpTransport network(HttpTransport transport, Consumer<RawResponse> heard) {
        return request -> {
            check();
            RawResponse response = transport.send(request);
            heard.accept(response);
            return response.withBody(new CountedBody(response.body(), this));
        };
    }

    void received(int count) {
        if (bytes.addAndGet(count) > limits.bytes()) {
            String most = limits.bytes() < MIB ? limits.bytes() + " bytes" : limits.bytes() / MIB + " MiB";
            throw new TransientException("More than " + most + " were received, which is the most for one call.");
        }
        check();
    }

    private void check() {
        if (stop.isRequested()) {
            throw new TransientException("The call was stopped before it was complete.");
        }
        if (left().isZero()) {
            throw late(null);
        }
    }

    private TransientException late(@Nullable Exception cause) {
        String message = "This took longer than " + limits.time().toSeconds() + " s and was ended.";
        return new TransientException(message, message, cause);
    }

    /** A response body whose bytes count. Confined to one thread. */
    private static final class CountedBody extends FilterInputStream {

        private final Budget budget;

        CountedBody(InputStream body, Budget budget) {
            super(body);
            this.budget = budget;
        }

        @Override
        public int read() throws IOException {
            int next = in.read();
            budget.received(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = in.read(target, offset, length);
            budget.received(Math.max(0, count));
            return count;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
