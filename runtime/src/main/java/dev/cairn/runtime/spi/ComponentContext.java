package dev.cairn.runtime.spi;

import dev.cairn.http.HttpTransport;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The definition of a custom component, and tools to evaluate it. Thread-safe; the component may keep it. */
public interface ComponentContext {

    /** The name that the manifest has. */
    String className();

    /** The definition's type, such as {@code CustomTransformation}. */
    String definition();

    /** The file, line and column of the definition, for messages. */
    String place();

    /** The configuration as it is now; changes when an authenticator replaces tokens in it. */
    Map<String, @Nullable Object> config();

    /** The {@code $parameters} that reach the definition. */
    Map<String, @Nullable Object> parameters();

    /** The definition's other members, references resolved and templates as they stand. */
    Map<String, @Nullable Object> fields();

    /**
     * The value of a template.
     *
     * @param variables what it sees besides {@code config} and {@code parameters}
     * @throws RuntimeException if it cannot be evaluated
     */
    @Nullable
    Object evaluate(String template, Map<String, @Nullable Object> variables);

    /** A text member of the definition, as its template gives it, or a default where it is missing. */
    String text(String field, String byDefault);

    /**
     * Sends requests of the component's own: retried, within the API budget, failures reported like those of others. Not
     * to be used while the component is being made.
     */
    HttpAccess http();

    /** Learns a secret, which will be masked in everything that is written. */
    void addSecret(String secret);

    /**
     * Saves a changed configuration, such as one with a new refresh token: the platform is told at once, and all components
     * see it from now on.
     */
    default void changeConfig(Map<String, @Nullable Object> config) {
        throw new UnsupportedOperationException("this context has no configuration to change");
    }

    /** A note for the log. */
    void log(String text);

    /** Shows in the progress of the sync that the calling thread waits for the component, or does so no more. */
    default void atWork(boolean begins) {}

    /**
     * The partitions of a router that the definition holds.
     *
     * @param field where it stands
     * @throws IllegalArgumentException if there is none, or the component is no {@link CustomPartitionRouter}
     */
    CustomPartitionRouter router(String field);

    /**
     * The parents of a stream, of which the definition holds a list of {@code ParentStreamConfig}.
     *
     * @param field where they stand
     * @throws IllegalArgumentException if there are none, or the component is no {@link CustomPartitionRouter}
     */
    List<ParentRecords> parents(String field);

    /**
     * The definition and what stands around it: the last item is the definition itself, each other the object that the next
     * one is in, without lists. References are resolved, parameters handed down, templates as they stand.
     */
    default List<Map<String, @Nullable Object>> enclosing() {
        return List.of(fields());
    }

    /**
     * Sends requests of the component's own, each once: within the API budget and logged like others, but not retried, and
     * redirects are not followed. Not to be used while the component is being made.
     */
    default HttpTransport transport() {
        throw new UnsupportedOperationException("this context sends no requests");
    }
}
