package dev.cairn.http.load;

import dev.cairn.core.clock.Sleeper;
import dev.cairn.http.HttpTransport;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Holds back requests and slices as a {@link LoadControl} says. Requests are sent in the order in which they come. Thread-safe.
 *
 * <p>A request is under way until the headers of its answer are there: who reads a body in pieces may send others meanwhile.
 */
public final class LoadGate {

    /** Waits are interrupted after this time: what the API says may change them. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    /** No more lines than one in this time. */
    private static final long QUIET = TimeUnit.SECONDS.toNanos(30);

    private final LoadControl control;
    private final Clock clock;
    private final Sleeper sleeper;
    private final Consumer<LoadControl.Choice> listener;
    private final ReentrantLock queue = new ReentrantLock(true);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int told;
    private long toldAt;

    /**
     * @param listener hears of a choice that was made for longer, in a thread that sends, which waits for it
     */
    public LoadGate(LoadControl control, Clock clock, Sleeper sleeper, Consumer<LoadControl.Choice> listener) {
        this.control = control;
        this.clock = clock;
        this.sleeper = sleeper;
        this.listener = listener;
    }

    /** Sends requests when it is their turn. */
    public HttpTransport around(HttpTransport next) {
        return new HttpTransport() {
            @Override
            public RawResponse send(Request request) throws IOException, InterruptedException {
                return LoadGate.this.send(request, next);
            }

            @Override
            public void close() {
                next.close();
            }
        };
    }

    /** What is chosen now. */
    public LoadControl.Choice choice() {
        return control.choice();
    }

    /** Waits until another slice may be read. */
    public void beginSlice() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!control.beginSlice()) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /** A slice is read to its end, or there was none. */
    public void endSlice() {
        control.endSlice();
        changed();
    }

    private RawResponse send(Request request, HttpTransport next) throws IOException, InterruptedException {
        Flight flight = turn();
        RawResponse response;
        try {
            response = next.send(request);
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            control.broken(flight);
            changed();
            throw e;
        }
        Instant now = clock.instant();
        ToldLimit told = ToldLimit.of(response.status(), response.headers(), now);
        if (response.status() >= 500 && !told.refused()) {
            control.broken(flight);
        } else {
            control.answered(flight, told, nanos(now));
        }
        changed();
        tell(nanos(now));
        return response;
    }

    private Flight turn() throws InterruptedException {
        queue.lockInterruptibly();
        try {
            while (true) {
                long pause = control.pause(now());
                if (pause == 0) {
                    return control.start(now());
                }
                if (pause == LoadControl.UNTIL_ANSWERED) {
                    awaitAnswer();
                } else {
                    sleeper.sleep(pause < LOOK_AGAIN.toNanos() ? Duration.ofNanos(pause) : LOOK_AGAIN);
                }
            }
        } finally {
            queue.unlock();
        }
    }

    private void awaitAnswer() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (control.pause(now()) == LoadControl.UNTIL_ANSWERED) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private void changed() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void tell(long now) {
        LoadControl.Choice choice = control.choice();
        synchronized (this) {
            boolean other = Math.abs(choice.limit() - told) * 4 > told;
            if (!other || !control.isSettled() || (told > 0 && now - toldAt < QUIET)) {
                return;
            }
            told = choice.limit();
            toldAt = now;
        }
        listener.accept(choice);
    }

    private long now() {
        return nanos(clock.instant());
    }

    private static long nanos(Instant instant) {
        return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
    }
}
