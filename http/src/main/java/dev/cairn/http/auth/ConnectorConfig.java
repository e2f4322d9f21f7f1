package dev.cairn.http.auth;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The connector's configuration, in which tokens may be replaced during a sync. Thread-safe; one per sync, so that all
 * streams see a new token and none uses an old refresh token again.
 */
public final class ConnectorConfig {

    private final ReentrantLock refreshing = new ReentrantLock();
    private final Consumer<Map<String, @Nullable Object>> listener;
    private volatile Map<String, @Nullable Object> current;

    /** @param listener receives the whole configuration when it has changed, to be written as a CONTROL message at once */
    public ConnectorConfig(Map<String, @Nullable Object> config, Consumer<Map<String, @Nullable Object>> listener) {
        this.current = Collections.unmodifiableMap(new LinkedHashMap<>(config));
        this.listener = listener;
    }

    /** The configuration as it is now. Unmodifiable, and not changed by later replacements. */
    public Map<String, @Nullable Object> current() {
        return current;
    }

    ReentrantLock refreshing() {
        return refreshing;
    }

    /**
     * Waits for the thread that is obtaining tokens, which may have used a refresh token that is good for one use; from then on
     * only the calling thread can begin to.
     *
     * @param patience how long to wait at most
     * @return whether no thread is at it any more
     */
    public boolean settle(Duration patience) throws InterruptedException {
        return refreshing.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** The value at a path, or null where there is none. */
    @Nullable
    Object get(List<String> path) {
        Object value = current;
        for (String key : path) {
            value = value instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return value;
    }

    /** Replaces values at their paths and notifies the listener. The caller must hold the lock. */
    void replace(Map<List<String>, Object> values) {
        Map<String, @Nullable Object> changed = current;
        for (Map.Entry<List<String>, Object> entry : values.entrySet()) {
            changed = with(changed, entry.getKey(), entry.getValue());
        }
        current = changed;
        listener.accept(changed);
    }

    /** Replaces the whole and notifies the listener: a custom component has put new tokens into its copy. */
    public void update(Map<String, @Nullable Object> changed) {
        refreshing.lock();
        try {
            current = Collections.unmodifiableMap(new LinkedHashMap<>(changed));
            listener.accept(current);
        } finally {
            refreshing.unlock();
        }
    }

    private static Map<String, @Nullable Object> with(Map<?, ?> map, List<String> path, Object value) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, member) -> copy.put(String.valueOf(key), member));
        String key = path.get(0);
        Object child = copy.get(key);
        copy.put(
                key,
                path.size() == 1
                        ? value
                        : with(
                                child instanceof Map<?, ?> members ? members : Map.of(),
                                path.subList(1, path.size()),
                                value));
        return Collections.unmodifiableMap(copy);
    }
}
