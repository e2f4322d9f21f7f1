package dev.cairn.runtime.trial;

import dev.cairn.runtime.protocol.Message;

/**
 * Hears what happens in a test read, while it happens. Called by the thread that reads, which waits for it; what it throws
 * ends the read.
 *
 * <p>The order is that of the read: a slice, its requests and pages, states between them. Texts of requests, responses and
 * logs are masked.
 */
public interface TestReadListener {

    /** Hears and does nothing. */
    TestReadListener NONE = new TestReadListener() {};

    /**
     * A slice is being read now.
     *
     * @param descriptor as {@link SliceRead#descriptor()}
     */
    default void slice(Object descriptor) {}

    /** A request for records of the stream was answered, and the answer is read to its end. Its page follows. */
    default void exchange(Exchange exchange) {}

    /** Another request was answered, and the answer is read to its end. */
    default void auxiliary(AuxiliaryRequest request) {}

    /** A page of the current slice is complete. */
    default void page(PageRead page) {}

    /** The state after everything that was told before. */
    default void state(Message.State state) {}

    /** Something that a log says. */
    default void log(TestReadLog log) {}

    /**
     * The current slice has failed, or the stream where there is none. {@link #log} is not called for it, unless by this.
     *
     * @param log what the log says of it
     */
    default void failed(TestReadLog log, FailureCause cause) {
        log(log);
    }
}
