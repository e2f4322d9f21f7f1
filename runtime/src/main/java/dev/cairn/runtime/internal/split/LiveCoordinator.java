package dev.cairn.runtime.internal.split;

import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.error.SyncException;
import dev.cairn.http.HttpTransport;
import dev.cairn.runtime.config.ConfiguredCatalog;
import dev.cairn.runtime.config.ConfiguredStream;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.internal.assembly.ManifestStreams;
import dev.cairn.runtime.internal.assembly.stream.BuiltStream;
import dev.cairn.runtime.internal.sync.GroupGate;
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
    private final GroupGate<SplitStream> gate = new GroupGate<>(SplitStream::groups);

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
                streams.add(snapshot == null ? SplitStream.begin(built) : SplitStream.goOn(built, snapshot));
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
        for (SplitStream stream : streams) {
            this.streams.put(stream.name(), stream);
            if (stream.isStarted()) {
                gate.admits(stream);
                release(stream);
            }
        }
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
        for (SplitStream stream : streams.values()) {
            if (mayGive(stream)) {
                Search search = stream.search();
                if (search != null || !stream.isExhausted()) {
                    return Optional.ofNullable(search);
                }
                release(stream);
            }
        }
        return Optional.empty();
    }

    private boolean mayGive(SplitStream stream) {
        return !stream.isExhausted() && gate.admits(stream) && !stream.isFull(terms.jobs);
    }

    @Override
    public Next next() throws InterruptedException {
        for (Optional<Search> search = search(); search.isPresent(); search = search()) {
            search.get().run();
        }
        for (SplitStream stream : streams.values()) {
            if (mayGive(stream)) {
                return new Next.Ready(stream.next());
            }
        }
        boolean ended = streams.values().stream().allMatch(SplitStream::isExhausted);
        return ended ? new Next.End() : new Next.Later(PAUSE);
    }

    private void release(SplitStream stream) {
        if (stream.isExhausted()) {
            gate.sliced(stream);
        }
        if (stream.isDone()) {
            gate.done(stream);
        }
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
        release(stream);
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
        if (!streams.values().stream().allMatch(SplitStream::isDone)) {
            return Optional.empty();
        }
        boolean failed = !unbuilt.isEmpty() || streams.values().stream().anyMatch(SplitStream::hasFailed);
        return Optional.of(failed ? SyncResult.FAILED : SyncResult.COMPLETE);
    }

    @Override
    public List<Failure> failures() {
        List<Failure> failures = new ArrayList<>(unbuilt);
        for (SplitStream stream : streams.values()) {
            if (stream.failure() != null) {
                failures.add(new Failure(stream.name(), stream.failure()));
            }
        }
        return failures;
    }

    @Override
    public void close() {
        terms.transport.close();
    }
}
