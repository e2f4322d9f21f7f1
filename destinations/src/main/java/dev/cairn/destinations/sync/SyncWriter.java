package dev.cairn.destinations.sync;

import dev.cairn.core.secret.SecretMask;
import dev.cairn.destinations.DestinationException;
import dev.cairn.destinations.DestinationWriter;
import dev.cairn.destinations.KeptStream;
import dev.cairn.destinations.TableException;
import dev.cairn.destinations.WriteMode;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.protocol.RecordLines;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a sync reads, and decides when to commit. Runs in a thread of its own.
 *
 * <p>A stream's rows are taken over into its table only when a state has come that vouches for all of them, and in the same
 * transaction as that state. Rows that take the place of a whole table wait beside it, where commits do no harm.
 */
final class SyncWriter implements Runnable {

    private static final long IDLE_MILLIS = 500;

    /** Rows beside a table are committed now and then, so that a transaction does not grow without an end. */
    private static final long ROWS_OF_A_TRANSACTION = 100_000;

    private final DestinationWriter writer;
    private final WriteQueue queue;
    private final long intervalNanos;
    private final SecretMask secrets;
    private final Map<StreamDescriptor, StreamFeed> feeds = new LinkedHashMap<>();
    private final Map<StreamFeed, CommitPace> paces = new HashMap<>();
    private long hiddenRows;

    SyncWriter(DestinationWriter writer, WriteQueue queue, long intervalNanos, SecretMask secrets) {
        this.writer = writer;
        this.queue = queue;
        this.intervalNanos = intervalNanos;
        this.secrets = secrets;
    }

    /** Adds a stream, before this runs. */
    void add(StreamFeed feed) {
        feeds.put(feed.choice().configured().stream(), feed);
        paces.put(feed, new CommitPace(intervalNanos, System.nanoTime()));
    }

    /**
     * Makes the tables.
     *
     * @param changed what is to be kept of streams from now on, whether they are synced or not
     */
    void begin(List<KeptStream> changed) throws DestinationException {
        writer.commit(changed);
        for (StreamFeed feed : feeds.values()) {
            with(feed, () -> {
                feed.begin();
                if (feed.isDirty()) {
                    commit();
                }
            });
        }
        commit(); // a transaction that goes on would lock tables that were looked at
    }

    /** What the streams go on from. */
    InputState states() {
        Map<StreamDescriptor, Map<String, @Nullable Object>> states = new HashMap<>();
        feeds.forEach((stream, feed) -> {
            Map<String, @Nullable Object> from = feed.from();
            if (from != null) {
                states.put(stream, from);
            }
        });
        return new InputState(states);
    }

    /** Why the tables of streams cannot be written, of those where that is so. */
    Map<StreamDescriptor, String> failures() {
        Map<StreamDescriptor, String> failures = new HashMap<>();
        feeds.forEach((stream, feed) -> {
            if (feed.failure() != null) {
                failures.put(stream, feed.failure());
            }
        });
        return failures;
    }

    private interface Step {
        void run() throws DestinationException;
    }

    /** Does something with a table. If it cannot be done, that is the end of this stream, and the others go on. */
    private void with(StreamFeed feed, Step step) throws DestinationException {
        if (feed.failure() != null) {
            return;
        }
        try {
            step.run();
        } catch (TableException e) {
            String why = secrets.mask(String.valueOf(e.getMessage()));
            feed.broke(why);
            queue.refuse(feed.kept().stream(), why);
            commit();
        }
    }

    @Override
    public void run() {
        try {
            while (!queue.isEnded()) {
                Message message = queue.take(IDLE_MILLIS);
                if (message == null) {
                    commitWhatWaits();
                } else {
                    take(message);
                }
            }
            end();
        } catch (InterruptedException e) {
            queue.fail(new DestinationException("The sync was interrupted"));
            Thread.currentThread().interrupt();
        } catch (DestinationException | RuntimeException | Error e) {
            queue.fail(e);
        }
    }

    void take(Message message) throws DestinationException {
        if (message instanceof RecordLines records) {
            records(records);
        } else if (message instanceof Message.State state) {
            StreamFeed feed = feed(state.stream());
            feed.state(state);
            commitIfDue(feed, state.takesBack());
        } else if (message instanceof Message.Withdrawn withdrawn) {
            StreamFeed feed = feed(withdrawn.stream());
            with(feed, () -> feed.withdrawn(withdrawn.records()));
        } else if (message instanceof Message.BegunAnew begun) {
            StreamFeed feed = feed(begun.stream());
            with(feed, () -> feed.begunAnew(begun.all()));
            commit();
        } else if (message instanceof Message.Status complete) {
            StreamFeed feed = feed(complete.stream());
            feed.complete();
            commitIfDue(feed, false);
        }
    }

    private void records(RecordLines records) throws DestinationException {
        StreamFeed feed = feed(records.stream());
        with(feed, () -> {
            feed.records(records);
            if (feed.isDirty()) {
                commit(); // other columns
            }
        });
        if (feed.choice().mode() == WriteMode.OVERWRITE) {
            hiddenRows += records.size();
            if (hiddenRows >= ROWS_OF_A_TRANSACTION) {
                commit();
            }
        }
    }

    private void commitIfDue(StreamFeed feed, boolean atOnce) throws DestinationException {
        CommitPace pace = Objects.requireNonNull(paces.get(feed));
        long begin = System.nanoTime();
        if (feed.isReady() && (atOnce || feed.isComplete() || pace.isDue(begin))) {
            take(feed);
            pace.committed(begin, System.nanoTime());
        }
    }

    private void commitWhatWaits() throws DestinationException {
        for (StreamFeed feed : feeds.values()) {
            commitIfDue(feed, false);
        }
    }

    void end() throws DestinationException {
        for (StreamFeed feed : feeds.values()) {
            if (feed.isReady()) {
                take(feed);
            }
        }
        commit();
    }

    private void take(StreamFeed feed) throws DestinationException {
        with(feed, () -> {
            feed.take();
            commit();
        });
    }

    private void commit() throws DestinationException {
        List<KeptStream> changed = new ArrayList<>();
        for (StreamFeed feed : feeds.values()) {
            if (feed.takeDirty()) {
                changed.add(feed.kept());
            }
        }
        writer.commit(changed);
        hiddenRows = 0;
    }

    /** Keeps what kept streams from being read to their end, after this has run. */
    void fail(Map<StreamDescriptor, String> errors, String otherwise) throws DestinationException {
        boolean failed = false;
        for (StreamFeed feed : feeds.values()) {
            if (!feed.isComplete() && feed.failure() == null) {
                feed.failed(errors.getOrDefault(feed.kept().stream(), otherwise));
                failed = true;
            }
        }
        if (failed) {
            commit();
        }
    }

    /**
     * Makes sure that what was committed is there for others, too. A complete stream with missing rows fails.
     *
     * @throws DestinationException if the destination is another one by now, or gone
     */
    void requireThere() throws DestinationException {
        Map<String, KeptStream> found = new HashMap<>();
        writer.lookAgain().forEach(stream -> found.put(stream.table().name(), stream));
        for (StreamFeed feed : feeds.values()) {
            if (feed.isComplete()) {
                with(feed, () -> feed.requireSame(found.get(feed.kept().table().name())));
            }
        }
    }

    /** Returns what makes positions doubtful that were read, in words, without what the source has logged. */
    Map<StreamDescriptor, Collection<String>> doubtsToLog() {
        Map<StreamDescriptor, Collection<String>> doubts = new LinkedHashMap<>();
        feeds.forEach((stream, feed) -> doubts.put(stream, feed.doubtsToLog()));
        return doubts;
    }

    /** @param doubts reasons to doubt that all of a stream was read */
    List<StreamReport> reports(Map<StreamDescriptor, List<String>> doubts) {
        return feeds.entrySet().stream()
                .map(feed -> feed.getValue().report(doubts.getOrDefault(feed.getKey(), List.of())))
                .toList();
    }

    private StreamFeed feed(StreamDescriptor stream) {
        return Objects.requireNonNull(feeds.get(stream), () -> "no such stream: " + stream);
    }
}
