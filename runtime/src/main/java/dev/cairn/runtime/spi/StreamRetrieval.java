package dev.cairn.runtime.spi;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stream as a whole, where its requester, retriever or partition router is of a kind that only works together
 * with what stands around it, such as a Python class. Slices, cursor, states and output stay the runtime's. Thread-safe.
 *
 * <p>It is made by the factory that a provider has for the class and the definition {@code StreamRetrieval}. The fields of
 * its context are {@code stream}, the stream's whole definition, and {@code state}, from which the stream resumes; it is
 * empty at the first sync.
 */
public interface StreamRetrieval extends CustomComponent {

    /**
     * Reads a slice. Each part is read when it is asked for; asking blocks, and fails like a request.
     *
     * @return the records as they are emitted: selected, filtered and transformed
     */
    Iterator<Part> read(StreamSlice slice);

    /** The partitions of the stream's own router, found when they are asked for. Called once, used by one thread at a time. */
    Partitions partitions();

    /**
     * Some records of a slice, in the order in which the API has them.
     *
     * @param endsPage whether a page ends after them, so that the slice may be checkpointed there
     */
    record Part(List<Map<String, @Nullable Object>> records, boolean endsPage) {

        public Part {
            records = Collections.unmodifiableList(records);
        }
    }

    /** Partitions, in order. */
    interface Partitions extends Iterator<StreamSlice> {

        /** The states of the parent streams as of the last partition, by the parent's name; null without parents. */
        @Nullable
        Map<String, @Nullable Object> parentState();
    }
}
