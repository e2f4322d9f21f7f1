package dev.cairn.runtime.internal.split;

import dev.cairn.core.error.SyncException;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.http.HttpTransport;
import dev.cairn.runtime.config.ConfiguredCatalog;
import dev.cairn.runtime.config.ConfiguredStream;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.internal.assembly.ManifestStreams;
import dev.cairn.runtime.internal.assembly.stream.BuiltStream;
import dev.cairn.runtime.internal.sync.StreamQueue;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.split.Split;
import dev.cairn.runtime.split.SplitCoordinator;
import dev.cairn.runtime.sync.SyncResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Deals out the slices of streams. Used by one thread at a time. */
public final class LiveCoordinator implements SplitCoordinator {

    /** When to look again whether a group is free, if nothing is reported. */
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Terms terms;
    private final Map<StreamDescriptor, SplitStream> streams = new LinkedHashMap<>();
    private final List<Failure> unbuilt;
    private final StreamQueue<SplitStream> queue;

    /**
     * What holds for all streams.
     *
     * @param asOf up to when windows reach
     * @param concurrency how many slices are read at a time
     * @param jobs how many jobs the API prepares at a time
     * @param transport is closed with the coordinator
     */
    public record Terms(Instant asOf, int concurrency, int jobs, HttpTransport transport) {}

    /**
     * A coordinator for the streams of a catalog.
     *
     * @param from null at the beginning
     * @throws InvalidDocumentException if there are streams, and none of them can be built
     */
    public static LiveCoordinator of(
            Terms terms, ConfiguredCatalog catalog, ManifestStreams planned, @Nullable CoordinatorSnapshot from) {
        List<SplitStream> streams = new ArrayList<>();
        List<Failure> unbuilt = new ArrayList<>();
        planned.read(catalog, new ManifestStreams.CatalogReader() {
            @Override
            public void ready(ConfiguredStream configured, BuiltStream built) {
                StreamSnapshot snapshot = from == null ? null : from.of(built.name());
                streams.add(new SplitStream(built, terms.jobs, snapshot));
            }

            @Override
            public void failing(StreamDescriptor name, SyncException failure) {
                unbuilt.add(new Failure(name, failure));
            }
        });
        return new LiveCoordinator(terms, streams, unbuilt);
    }

    /** @param unbuilt the streams of the catalog that cannot be read */
    private LiveCoordinator(Terms terms, List<SplitStream> streams, List<Failure> unbuilt) {
        this.terms = terms;
        this.unbuilt = List.copyOf(unbuilt);
        streams.forEach(stream -> this.streams.put(stream.name(), stream));
        this.queue = new StreamQueue<>(List.copyOf(this.streams.values()));
    }

    @Override
    public Instant asOf() {
        return terms.asOf;
    }

    @Override
    public List<StreamDescriptor> streams() {
        return List.copyOf(streams.keySet());
    }

    @Override
    public int concurrency() {
        return terms.concurrency;
    }

    @Override
    public Optional<Search> search() {
        SplitStream chosen = choose();
        return chosen == null ? Optional.empty() : chosen.search();
    }

    @Override
    public Next next() throws InterruptedException {
        for (SplitStream chosen = choose(); chosen != null; chosen = choose()) {
            Optional<Search> search = chosen.search();
            if (search.isEmpty()) {
                return new Next.Ready(chosen.next());
            }
            search.get().run();
        }
        return queue.hasMore() ? new Next.Later(PAUSE) : new Next.End();
    }

    /** The first stream that has a slice to give, or something to search for. */
    private @Nullable SplitStream choose() {
        return queue.first(stream -> {
            stream.look();
            queue.settle(stream);
            return stream.hasMore() ? stream : null;
        });
    }

    private SplitStream stream(StreamDescriptor name) {
        SplitStream stream = streams.get(name);
        if (stream == null) {
            throw new IllegalArgumentException("The sync has no stream " + name + ".");
        }
        return stream;
    }

    @Override
    public List<Split> open() {
        return streams.values().stream()
                .flatMap(stream -> stream.open().stream())
                .toList();
    }

    @Override
    public void report(Split split) {
        SplitStream stream = stream(split.stream());
        stream.report(split);
        queue.settle(stream);
    }

    @Override
    public void confirm(StreamDescriptor stream, long number) {
        stream(stream).confirm(number);
    }

    @Override
    public Optional<Message.State> state(StreamDescriptor stream) {
        return stream(stream).state();
    }

    @Override
    public Map<String, @Nullable Object> snapshot() {
        List<Object> all = new ArrayList<>();
        for (SplitStream stream : streams.values()) {
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            json.put("stream", stream.name().toJson());
            json.putAll(stream.snapshot().toJson());
            all.add(json);
        }
        Map<String, @Nullable Object> snapshot = new LinkedHashMap<>();
        snapshot.put("version", CoordinatorSnapshot.VERSION);
        snapshot.put("as_of", terms.asOf.toString());
        snapshot.put("streams", all);
        return snapshot;
    }

    @Override
    public Optional<SyncResult> result() {
        if (!queue.isDone()) {
            return Optional.empty();
        }
        return Optional.of(unbuilt.isEmpty() && !queue.hasFailed() ? SyncResult.COMPLETE : SyncResult.FAILED);
    }

    @Override
    public List<Failure> failures() {
        List<Failure> failures = new ArrayList<>(unbuilt);
        for (SplitStream stream : streams.values()) {
            stream.failures().forEach(cause -> failures.add(new Failure(stream.name(), cause)));
        }
        return failures;
    }

    @Override
    public void close() {
        terms.transport.close();
    }
}
