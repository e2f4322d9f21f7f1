package dev.cairn.workbench.har;

import dev.cairn.core.clock.Sleeper;
import dev.cairn.core.clock.WaitingClock;
import dev.cairn.core.secret.SecretMask;
import dev.cairn.http.Headers;
import dev.cairn.http.HttpTransport;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import dev.cairn.json.scan.BlockFilter;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.sync.Steps;
import dev.cairn.workbench.pseudonym.Pseudonyms;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Records what a connector asks and what it is answered, each request and redirect by itself, content encodings
 * undone.
 *
 * <p>For the connector, time stands still and moves only when it waits, which it really does: so requests that are made of the
 * present are the same when the traffic is replayed. Thread-safe.
 */
public final class TrafficRecorder {

    /** A longer body is no recording that people keep. */
    private static final int LONGEST_BODY = 64 << 20;

    /** How much is read for the recording of a body that the connector does not read to its end. */
    private static final int MOST_UNREAD = 1 << 20;

    private final SecretMask secrets;
    private final Pseudonyms names = new Pseudonyms();
    private Instant now = Instant.EPOCH;
    private int runs;
    private final List<Entry> entries = new ArrayList<>();

    /** An exchange whose body is still to come. */
    private static final class Entry {
        private final int run;
        private final Instant startedAt;
        private final Request request;
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        private int status;
        private Headers headers = Headers.empty();
        private @Nullable String failure;

        Entry(int run, Instant startedAt, Request request) {
            this.run = run;
            this.startedAt = startedAt;
            this.request = request;
        }

        RecordedExchange exchange() {
            return new RecordedExchange(startedAt, request, status, headers, body.toByteArray(), failure);
        }
    }

    private TrafficRecorder(SecretMask secrets) {
        this.secrets = secrets;
    }

    /**
     * A recorder for runs with one mask.
     *
     * @param secrets the mask that the runs use: it learns the secrets of the configuration, and tokens
     */
    public static TrafficRecorder of(SecretMask secrets) {
        return new TrafficRecorder(secrets);
    }

    /**
     * The options of a run that is recorded, in the calling thread alone, as it is replayed. Of further runs, one after the other, what others did not ask is added; each begins
     * at the time of the first one.
     *
     * @param options the network, the time of the beginning, and the way to wait
     */
    public synchronized RunOptions in(RunOptions options) {
        now = runs == 0 ? options.clock().instant() : now;
        runs++;
        WaitingClock clock = new WaitingClock(now);
        Sleeper waiting = options.sleeper();
        return options.transport(recording(options.transport(), clock, runs))
                .clock(clock)
                .sleeper(duration -> {
                    waiting.sleep(duration);
                    clock.sleep(duration);
                })
                .inSteps(Steps.ONE_BY_ONE);
    }

    private HttpTransport recording(HttpTransport network, Clock clock, int run) {
        return new HttpTransport() {
            @Override
            public RawResponse send(Request request) throws IOException, InterruptedException {
                Entry entry = begun(run, clock.instant(), request);
                try {
                    RawResponse response = network.send(request);
                    synchronized (TrafficRecorder.this) {
                        entry.status = response.status();
                        entry.headers = response.headers();
                    }
                    return response.withBody(new Kept(response.body(), entry));
                } catch (IOException e) {
                    entry.failure = String.valueOf(e.getMessage());
                    throw e;
                }
            }

            @Override
            public void close() {
                network.close();
            }
        };
    }

    private synchronized Entry begun(int run, Instant startedAt, Request request) {
        names.learn(secrets);
        Entry entry = new Entry(run, startedAt, request);
        entries.add(entry);
        return entry;
    }

    /** A body of which a copy is kept. */
    private static final class Kept extends BlockFilter {

        private final Entry entry;
        private boolean ended;

        Kept(InputStream body, Entry entry) {
            super(body);
            this.entry = entry;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            try {
                int count = in.read(target, offset, length);
                ended |= count < 0;
                if (count > 0 && entry.body.size() <= LONGEST_BODY) {
                    entry.body.write(target, offset, count);
                }
                return count;
            } catch (IOException e) {
                ended = true;
                entry.failure = String.valueOf(e.getMessage());
                throw e;
            }
        }

        @Override
        public void close() throws IOException {
            byte[] rest = new byte[1 << 13];
            try {
                for (int left = MOST_UNREAD; !ended && left > 0; ) {
                    left -= Math.max(0, read(rest, 0, rest.length));
                }
            } catch (IOException e) {
                // the connector did not want it; the recording says that it broke
            } finally {
                super.close();
            }
        }
    }

    /**
     * What was recorded, without secrets. To be called when the run has ended.
     *
     * @param config the configuration of the run; plain JSON values
     * @param scrubbed fields in JSON answers whose values are replaced, too, since people may be named in them
     * @throws IOException if an answer is too large for a recording
     */
    public synchronized RedactedTraffic redacted(Map<String, @Nullable Object> config, Set<String> scrubbed)
            throws IOException {
        names.learn(secrets);
        for (Entry entry : entries) {
            if (entry.body.size() > LONGEST_BODY) {
                throw new IOException("the answer to " + entry.request + " is longer than " + (LONGEST_BODY >> 20)
                        + " MiB, which is too much for a recording");
            }
        }
        return RedactedTraffic.of(now, distinct(), config, scrubbed, names, secrets.notSecret());
    }

    /** Those of the first run, and of each further one those that had not been asked so often in a run before. */
    private List<RecordedExchange> distinct() {
        List<RecordedExchange> distinct = new ArrayList<>();
        Map<RequestKey, Integer> most = new HashMap<>();
        for (int run = 1; run <= runs; run++) {
            Map<RequestKey, Integer> counts = new HashMap<>();
            for (Entry entry : entries) {
                if (entry.run == run) {
                    RequestKey key = RequestKey.of(entry.request, Matching.STANDARD, names::replace);
                    if (counts.merge(key, 1, Integer::sum) > most.getOrDefault(key, 0)) {
                        distinct.add(entry.exchange());
                    }
                }
            }
            counts.forEach((key, count) -> most.merge(key, count, Math::max));
        }
        return distinct;
    }
}
