package dev.cairn.http.connection;

import java.io.IOException;
import java.nio.channels.spi.AbstractInterruptibleChannel;

/**
 * Aborts a blocking socket operation when its thread is interrupted, which sockets do not do by themselves. For one
 * request; used by one thread at a time.
 */
final class Interruption extends AbstractInterruptibleChannel {

    private final Runnable cancel;

    /** @param cancel makes what blocks fail at once; called by the thread that interrupts */
    Interruption(Runnable cancel) {
        this.cancel = cancel;
    }

    /** Something that blocks. */
    @FunctionalInterface
    interface Blocking<T> {
        T call() throws IOException;
    }

    /**
     * Does what blocks.
     *
     * @throws java.nio.channels.ClosedByInterruptException if the thread was interrupted, and still is
     */
    <T> T during(Blocking<T> blocking) throws IOException {
        boolean completed = false;
        begin();
        try {
            T result = blocking.call();
            completed = true;
            return result;
        } finally {
            end(completed);
        }
    }

    @Override
    protected void implCloseChannel() {
        cancel.run();
    }
}
