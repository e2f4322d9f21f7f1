package dev.cairn.runtime.spi;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides what a response means: implements a {@code CustomErrorHandler}. Thread-safe. */
@FunctionalInterface
public interface CustomErrorHandler extends CustomComponent {

    /**
     * What to do, or empty to follow the rules for statuses and broken connections.
     *
     * @param answer what the API answered; null if the connection broke
     * @param failure why it broke; null if there is an answer
     */
    Optional<Decision> interpret(@Nullable HttpAnswer answer, @Nullable IOException failure) throws IOException;

    /** How many attempts may follow the first. */
    default int maxRetries() {
        return 5;
    }

    /** How long after the first attempt no further one is begun; waits that the API asks for count. */
    default Duration maxTime() {
        return Duration.ofMinutes(10);
    }

    /** How long to wait before a retry: the first that has an answer is followed; without one, waits double. */
    default List<CustomBackoffStrategy> backoffStrategies() {
        return List.of();
    }

    /** What to do; the names are those of the manifest. */
    enum Action {
        SUCCESS,
        RETRY,
        FAIL,
        IGNORE,
        RESET_PAGINATION,
        RATE_LIMITED,
        REFRESH_TOKEN_THEN_RETRY,
        REDUCE_PAGE_SIZE,
        SPLIT_REQUEST_WINDOW
    }

    /**
     * A decision.
     *
     * @param configError whether the user can put it right, rather than the connector's author
     * @param message what to tell the user; null for nothing in particular
     * @param transientError whether it may be right the next time; not together with {@code configError}
     */
    record Decision(
            Action action, boolean configError, @Nullable String message, boolean transientError) {

        /** A decision about an error that lasts. */
        public Decision(Action action, boolean configError, @Nullable String message) {
            this(action, configError, message, false);
        }

        /** A decision without a message. */
        public static Decision of(Action action) {
            return new Decision(action, false, null);
        }
    }
}
