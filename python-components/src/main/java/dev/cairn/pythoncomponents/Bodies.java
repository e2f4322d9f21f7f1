package dev.cairn.pythoncomponents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The bodies of responses that Python reads from while it needs them, by numbers. Thread-safe. */
final class Bodies {

    private final Map<Long, InputStream> open = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();

    /** The number of a body from now on. */
    long add(InputStream body) {
        long number = numbers.incrementAndGet();
        open.put(number, body);
        return number;
    }

    /** What comes next of a body, at most so many bytes; none at its end, and of one that was closed. */
    byte[] read(long number, int most) throws IOException {
        InputStream body = open.getOrDefault(number, new ByteArrayInputStream(Frame.NOTHING));
        byte[] bytes = body.readNBytes(most);
        if (bytes.length < most) {
            close(number);
        }
        return bytes;
    }

    /** It is not read any more. */
    void close(long number) throws IOException {
        InputStream body = open.remove(number);
        if (body != null) {
            body.close();
        }
    }
}
