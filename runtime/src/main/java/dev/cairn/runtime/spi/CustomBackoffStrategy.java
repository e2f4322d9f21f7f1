package dev.cairn.runtime.spi;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says how long to wait before a retry: implements a {@code CustomBackoffStrategy}. Thread-safe. */
@FunctionalInterface
public interface CustomBackoffStrategy extends CustomComponent {

    /**
     * The time to wait, or empty to leave it to the next strategy.
     *
     * @param answer what the API answered; null if the connection broke
     * @param attempts how many attempts there were, at least 1
     */
    Optional<Duration> backoff(@Nullable HttpAnswer answer, int attempts);
}
