package dev.cairn.destinations;

import java.util.List;

/**
 * Somewhere to keep rows and states. Not thread-safe.
 *
 * <p>Several may be open on one address; only one of them writes.
 */
public interface Destination extends AutoCloseable {

    /** Its name in messages: the address without secrets. */
    String name();

    /** What was last committed, for each stream that was synced here; empty where nothing was. */
    List<KeptStream> streams() throws DestinationException;

    /**
     * Begins to write. What a process left unfinished that died is finished or taken away first.
     *
     * @throws DestinationInUseException if someone else writes. The right to write ends when the writer is closed, and with the
     *     process
     */
    DestinationWriter write() throws DestinationException;

    @Override
    void close() throws DestinationException;
}
