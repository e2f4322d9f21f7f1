package dev.cairn.runtime.internal.split;

import dev.cairn.checkpoint.cursor.SharedCursor;
import dev.cairn.core.clock.Sleeper;
import dev.cairn.http.HttpTransport;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.internal.assembly.AssembledManifest;
import dev.cairn.runtime.internal.assembly.definition.CursorFilter;
import dev.cairn.runtime.internal.assembly.stream.BuiltStream;
import dev.cairn.runtime.split.Split;
import dev.cairn.runtime.split.SplitReader;
import dev.cairn.runtime.split.SplitReaders;
import dev.cairn.runtime.split.SplitTracker;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Reads slices of the streams of a manifest, each of which is built when its first slice comes. Thread-safe. */
public final class RetrievingReaders implements SplitReaders {

    private final AssembledManifest assembled;
    private final ResumedFilters filters;
    private final Sleeper sleeper;
    private final HttpTransport transport;
    private final Map<Key, BuiltStream> streams = new ConcurrentHashMap<>();

    /** @param first whether the stream has no state; it may be another definition then */
    private record Key(StreamDescriptor stream, boolean first) {}

    /**
     * @param assembled with {@link #filters}, and with its streams found
     * @param filters from {@link #filters}
     * @param transport is closed with the readers
     */
    public RetrievingReaders(
            AssembledManifest assembled, CursorFilter filters, Sleeper sleeper, HttpTransport transport) {
        this.assembled = assembled;
        this.filters = (ResumedFilters) filters;
        this.sleeper = sleeper;
        this.transport = transport;
    }

    /** Filters for the manifest that readers use. */
    public static CursorFilter filters() {
        return new ResumedFilters();
    }

    private BuiltStream stream(Split split) {
        return streams.computeIfAbsent(
                new Key(split.stream(), split.resumed().isEmpty()),
                key -> assembled
                        .again(key.stream(), split.resumed())
                        .orElseThrow(
                                () -> new IllegalArgumentException("The manifest has no stream " + key.stream() + "."))
                        .built());
    }

    @Override
    public SplitReader open(Split split) {
        BuiltStream stream = stream(split);
        SharedCursor cursor = stream.cursor().shared();
        String name = split.stream().name();
        if (!split.resumed().isEmpty()) {
            filters.add(name, split.slice(), cursor.wanted(split.slice(), split.resumed()));
        }
        return new RetrievingReader(
                split.stream(),
                stream.retriever(),
                stream.cursor(),
                cursor.rest(split.slice(), Positions.ofSlice(split.position())),
                cursor.keepsPositions(),
                sleeper,
                () -> filters.remove(name, split.slice()));
    }

    @Override
    public SplitTracker track(Split split) {
        return new PositionTracker(
                stream(split)
                        .cursor()
                        .shared()
                        .follow(split.slice(), Positions.ofSlice(split.position()), Positions.hashes(split.position())),
                split.position().records());
    }

    @Override
    public void close() {
        transport.close();
    }
}
