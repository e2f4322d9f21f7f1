package dev.cairn.http.client;

import dev.cairn.http.RawResponse;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps responses in memory, and drops the least recently used ones when it is full. Thread-safe. There is one per
 * sync, so that a stream that is also a parent is requested once.
 */
public final class ResponseCache {

    /** What an entry needs besides its body, roughly. */
    private static final int OVERHEAD = 512;

    private final long maxBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Object, Kept> entries = new LinkedHashMap<>(16, 0.75f, true);
    private final Set<Object> asking = new HashSet<>();
    private final Condition asked = lock.newCondition();
    private long bytes;

    /** @param maxBytes how much memory bodies may take */
    public ResponseCache(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** The largest body that is kept: an eighth of the room, so that one response does not drive out all others. */
    int maxBodyBytes() {
        return (int) Math.min(Integer.MAX_VALUE - 16, maxBytes / 8);
    }

    /**
     * Waits until no other thread asks for a key. This thread counts as asking afterwards, until it says that it is
     * {@link #done}.
     */
    void waitForOther(Object key) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (asking.contains(key)) {
                asked.await();
            }
            asking.add(key);
        } finally {
            lock.unlock();
        }
    }

    /** Lets others ask for a key. */
    void done(Object key) {
        lock.lock();
        try {
            asking.remove(key);
            asked.signalAll();
        } finally {
            lock.unlock();
        }
    }

    Optional<Kept> get(Object key) {
        lock.lock();
        try {
            return Optional.ofNullable(entries.get(key));
        } finally {
            lock.unlock();
        }
    }

    void put(Object key, Kept response) {
        lock.lock();
        try {
            Kept replaced = entries.put(key, response);
            bytes += size(response) - (replaced == null ? 0 : size(replaced));
            var eldest = entries.values().iterator();
            while (bytes > maxBytes && eldest.hasNext()) {
                bytes -= size(eldest.next());
                eldest.remove();
            }
        } finally {
            lock.unlock();
        }
    }

    private static long size(Kept response) {
        return response.body.length + (long) OVERHEAD;
    }

    /** A response as it is kept; {@code answer} has no body, so that no connection is kept with it. */
    @SuppressWarnings("ArrayRecordComponent") // entries are not compared
    record Kept(RawResponse answer, byte[] body) {

        Kept {
            answer = answer.withBody(InputStream.nullInputStream());
        }

        RawResponse replay() {
            return answer.withBody(new ByteArrayInputStream(body));
        }
    }
}
