package dev.cairn.destinations.sync;

import dev.cairn.core.secret.SecretMask;
import dev.cairn.destinations.Destination;
import dev.cairn.destinations.DestinationWriter;
import dev.cairn.destinations.WriteMode;
import dev.cairn.destinations.internal.guard.ShrinkLimit;
import dev.cairn.destinations.internal.row.SqlIdentifiers;
import dev.cairn.json.Json;
import dev.cairn.runtime.config.ConfiguredStream;
import dev.cairn.runtime.config.SourceIdentity;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.config.SyncMode;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.protocol.RecordLines;
import dev.cairn.runtime.protocol.StreamStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A sync whose messages a test makes. Closed before {@link #end}, it is one that was killed. */
public final class ScriptedSync implements AutoCloseable {

    private final DestinationWriter target;
    private final SyncWriter writer;

    /**
     * A stream without a cursor.
     *
     * @param goesOn whether a full refresh of it goes on
     */
    public record Scripted(String name, WriteMode mode, List<String> key, boolean goesOn) {

        StreamDescriptor stream() {
            return StreamDescriptor.of(name);
        }

        StreamChoice choice() {
            ConfiguredStream configured =
                    new ConfiguredStream(stream(), SyncMode.FULL_REFRESH, List.of(), Map.of(), goesOn);
            return new StreamChoice(configured, mode, key, null, goesOn, List.of());
        }
    }

    /**
     * Begins to write.
     *
     * @param manifest its text
     * @param there names of streams that there are besides
     */
    public ScriptedSync(Destination destination, String manifest, Set<String> there, List<Scripted> streams)
            throws IOException {
        target = destination.write();
        SourceIdentity.Settings none = new SourceIdentity.Settings(Map.of(), Set.of());
        OwnStreams own = new OwnStreams(
                new SourceIdentity("scripted", manifest, none, none),
                new Naming(null, "", false),
                target.streams(),
                destination.name(),
                new SqlIdentifiers(50));
        writer = new SyncWriter(target, new WriteQueue(false), 0, new SecretMask());
        for (Scripted stream : streams) {
            Resumption resumption = Resumption.of(stream.choice(), own);
            writer.add(
                    new StreamFeed(resumption, target, SchemaChanges.EVOLVE, ShrinkLimit.STANDARD, Clock.systemUTC()));
        }
        Set<StreamDescriptor> all = there.stream().map(StreamDescriptor::of).collect(Collectors.toSet());
        streams.forEach(stream -> all.add(stream.stream()));
        writer.begin(SyncRun.changed(own, all, target, message -> {}));
    }

    /** The state that a stream goes on from; empty for the beginning. */
    public Map<String, @Nullable Object> from(String stream) {
        return writer.states().of(stream);
    }

    /** Records have come. */
    public void records(String stream, List<? extends Map<String, ?>> records) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int[] ends = new int[records.size()];
        for (int i = 0; i < ends.length; i++) {
            bytes.write(Json.writeBytes(records.get(i)));
            ends[i] = bytes.size();
        }
        writer.take(new RecordLines(
                StreamDescriptor.of(stream),
                Instant.EPOCH,
                new RecordLines.Rendered(bytes.toByteArray(), 0, ends, ends),
                new ArrayList<>(Collections.nCopies(ends.length, null))));
    }

    /** A state has come that vouches for all records before it. */
    public void state(String stream, Map<String, ?> state, long pages) throws IOException {
        writer.take(
                new Message.State(StreamDescriptor.of(stream), Collections.unmodifiableMap(state), 0, pages, 1, false));
    }

    /** Records come again that came before the sync. */
    public void begunAnew(String stream, boolean all) throws IOException {
        writer.take(new Message.BegunAnew(StreamDescriptor.of(stream), all));
    }

    /** The last records of a stream do not count. */
    public void withdrawn(String stream, long records) throws IOException {
        writer.take(new Message.Withdrawn(StreamDescriptor.of(stream), records));
    }

    /** A stream was read to its end. */
    public void complete(String stream) throws IOException {
        writer.take(new Message.Status(StreamDescriptor.of(stream), StreamStatus.COMPLETE, Instant.EPOCH));
    }

    /** Nothing more comes: a last commit. */
    public List<StreamReport> end() throws IOException {
        writer.end();
        return writer.reports(Map.of());
    }

    @Override
    public void close() throws IOException {
        target.close();
    }
}
