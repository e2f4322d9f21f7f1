package dev.cairn.destination.sync;

import dev.cairn.destination.DestinationException;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.protocol.RecordLines;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the read loop tells the thread that writes, in order. */
sealed interface WriteEvent {

    void deliver(SyncWriter writer) throws DestinationException;

    /** About how much memory the event holds. */
    default long bytes() {
        return 0;
    }

    record Records(RecordLines records) implements WriteEvent {
        @Override
        public void deliver(SyncWriter writer) throws DestinationException {
            writer.records(records);
        }

        @Override
        public long bytes() {
            return (long) records.start(records.size()) - records.start(0);
        }
    }

    /**
     * A state that vouches for records before it.
     *
     * @param openSlices how many slices had been begun and not ended
     * @param takesBack whether it says less than the one before, which must not be kept any longer
     */
    record State(StreamDescriptor stream, Map<String, @Nullable Object> state, long openSlices, boolean takesBack)
            implements WriteEvent {
        @Override
        public void deliver(SyncWriter writer) throws DestinationException {
            writer.state(stream, state, openSlices, takesBack);
        }
    }

    /** The last records of a stream do not count. */
    record Withdrawn(StreamDescriptor stream, long records) implements WriteEvent {
        @Override
        public void deliver(SyncWriter writer) throws DestinationException {
            writer.withdrawn(stream, records);
        }
    }

    /** The stream was read to its end. */
    record Complete(StreamDescriptor stream) implements WriteEvent {
        @Override
        public void deliver(SyncWriter writer) throws DestinationException {
            writer.complete(stream);
        }
    }

    /** Nothing comes any more. */
    record End() implements WriteEvent {
        @Override
        public void deliver(SyncWriter writer) throws DestinationException {
            writer.end();
        }
    }
}
