package dev.cairn.runtime.sync;

import java.time.Duration;
import java.util.List;

/**
 * Lets other threads look at a sync: what its streams have come to, what its workers do, and whether anything moves.
 * Thread-safe; for one sync, and still readable after it.
 */
public interface SyncMonitor {

    /** One for each stream, in the order of the catalog; none before the sync has begun. */
    List<StreamGauge> streams();

    /** One for each worker; none before the sync has begun. */
    List<WorkerGauge> workers();

    /** A number that grows whenever a worker begins something else or something was written. */
    long moves();

    /** How many requests have been sent, again or for the first time. */
    long requests();

    /** How many of {@link #requests} were sent since the one before had failed. */
    long retries();

    /** How often a worker has waited before a request: since the API asked for it, after a failure, or for a call budget. */
    long waits();

    /** How often the API said that it was asked too often. */
    long rateLimits();

    /** How long these waits were meant to be, all together. */
    Duration waited();

    /** Whether workers wait because the output is not read. */
    boolean isQueueFull();
}
