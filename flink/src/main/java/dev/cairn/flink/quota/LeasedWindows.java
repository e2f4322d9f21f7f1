package dev.cairn.flink.quota;

import dev.cairn.flink.quota.QuotaEvent.ToQuota;
import dev.cairn.flink.quota.QuotaEvent.ToReader;
import dev.cairn.http.CallWindow;
import dev.cairn.http.CallWindows;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The limits of a reader, all of which are counted elsewhere. Thread-safe. */
public final class LeasedWindows implements CallWindows {

    private final Duration lease;
    private final Consumer<ToQuota> quota;
    private final Consumer<Duration> waits;
    private final Map<String, LeasedWindow> windows = new ConcurrentHashMap<>();

    /**
     * @param quota sends an event to the enumerator, which counts, from any thread, without waiting
     * @param waits learns how long each call waited
     */
    public LeasedWindows(Duration lease, Consumer<ToQuota> quota, Consumer<Duration> waits) {
        this.lease = lease;
        this.quota = quota;
        this.waits = waits;
    }

    @Override
    public CallWindow window(String policy, CallWindow counting) {
        return windows.computeIfAbsent(policy, name -> new LeasedWindow(name, lease, quota, waits, System::nanoTime));
    }

    /** An answer came. */
    public void handle(ToReader event) {
        LeasedWindow window = windows.get(event.policy());
        if (window != null) {
            event.accept(window);
        }
    }
}
