package dev.cairn.pythoncomponents;

import dev.cairn.runtime.spi.CustomBackoffStrategy;
import dev.cairn.runtime.spi.HttpAnswer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A backoff strategy in Python, or those of an error handler. Thread-safe. */
record PythonBackoff(RemoteComponent object) implements CustomBackoffStrategy {

    @Override
    public Optional<Duration> backoff(@Nullable HttpAnswer answer, int attempts) {
        Map<String, @Nullable Object> arguments = object.arguments();
        arguments.put("attempts", attempts);
        Object seconds;
        if (answer == null) {
            arguments.put("exception", PythonErrorHandler.exception(null));
            seconds = object.value("backoff", arguments);
        } else {
            try (ResponseArgument response = ResponseArgument.lazy(object.bodies(), answer)) {
                arguments.put("response", response.json());
                seconds = object.value("backoff", arguments);
            }
        }
        return seconds instanceof Number number
                ? Optional.of(Duration.ofMillis(Math.max(0, Math.round(number.doubleValue() * 1000))))
                : Optional.empty();
    }
}
