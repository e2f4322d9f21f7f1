package dev.cairn.pythoncomponents;

import dev.cairn.runtime.spi.CustomBackoffStrategy;
import dev.cairn.runtime.spi.CustomErrorHandler;
import dev.cairn.runtime.spi.HttpAnswer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An error handler in Python, with the backoff strategies that it has. Thread-safe. */
final class PythonErrorHandler implements CustomErrorHandler {

    private final RemoteComponent object;
    private final Map<?, ?> limits;

    PythonErrorHandler(RemoteComponent object) {
        this.object = object;
        this.limits = object.value("limits") instanceof Map<?, ?> map ? map : Map.of();
    }

    @Override
    public Optional<Decision> interpret(@Nullable HttpAnswer answer, @Nullable IOException failure) {
        Map<String, @Nullable Object> arguments = object.arguments();
        Object decided;
        if (answer == null) {
            arguments.put("exception", exception(failure));
            decided = object.value("interpret", arguments);
        } else {
            try (ResponseArgument response = ResponseArgument.lazy(object.bodies(), answer)) {
                arguments.put("response", response.json());
                decided = object.value("interpret", arguments);
            }
        }
        return decided instanceof Map<?, ?> map ? Optional.of(decision(map)) : Optional.empty();
    }

    private static Decision decision(Map<?, ?> given) {
        String failure = String.valueOf(given.get("failure"));
        return new Decision(
                Action.valueOf(String.valueOf(given.get("action"))),
                failure.equals("config_error"),
                given.get("message") instanceof String text ? text : null,
                failure.equals("transient_error"));
    }

    /** A broken connection as Python is told of it. */
    static Map<String, @Nullable Object> exception(@Nullable IOException failure) {
        return failure == null
                ? Map.of("kind", "ConnectionError", "message", "the connection broke")
                : Map.of("kind", HttpBack.kind(failure), "message", String.valueOf(failure.getMessage()));
    }

    @Override
    public int maxRetries() {
        return limits.get("max_retries") instanceof Long retries
                ? Math.toIntExact(retries)
                : CustomErrorHandler.super.maxRetries();
    }

    @Override
    public Duration maxTime() {
        return limits.get("max_time") instanceof Number seconds
                ? Duration.ofSeconds(seconds.longValue())
                : CustomErrorHandler.super.maxTime();
    }

    @Override
    public List<CustomBackoffStrategy> backoffStrategies() {
        return Boolean.TRUE.equals(limits.get("backoff")) ? List.of(new PythonBackoff(object)) : List.of();
    }
}
