package dev.cairn.runtime.internal.sync;

import dev.cairn.runtime.protocol.Message;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Is told what the requests of streams do. Thread-safe; called by the thread that sends. Texts hold no secrets. */
@FunctionalInterface
public interface RequestActivity {

    /** There is something to say. */
    void notice(Message message);

    /** A request is about to be sent, for the first time or again. */
    default void requesting(String url) {}

    /** The request that failed last is going to be sent again. */
    default void retrying() {}

    /** The API says that it was asked too often. */
    default void rateLimited() {}

    /** The thread that calls waits for a custom component; null when it does so no more. */
    default void atWork(@Nullable String component) {}

    /** The thread that calls will be silent for a while. */
    default void waiting(Duration wait, String reason) {}
}
