package dev.cairn.server.internal.http;

import dev.cairn.server.internal.job.Pool;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/**
 * What the server does for requests of one path.
 *
 * @param methods those that it answers
 * @param headers what each of its answers has, refusals included
 * @param gate lets a request in before its body is read
 * @param allowance what its work may take; null if it is answered at once, without a body
 * @param action does the work
 */
public record Endpoint(
        String path,
        List<String> methods,
        Map<String, String> headers,
        Gate gate,
        @Nullable Allowance allowance,
        Action action) {

    /** One that takes a body. */
    public static Endpoint post(
            String path, Map<String, String> headers, Gate gate, Allowance allowance, Action action) {
        return new Endpoint(path, List.of("POST"), headers, gate, allowance, action);
    }

    /** One that is answered at once, to everyone. */
    public static Endpoint atOnce(
            String path, List<String> methods, Map<String, String> headers, Supplier<Answer> answer) {
        return new Endpoint(path, methods, headers, request -> {}, null, call -> answer.get());
    }

    /** Decides who may ask. */
    public interface Gate {

        /**
         * Lets a request in.
         *
         * @throws Refusal if it may not come in
         */
        void require(HttpFields headers) throws Refusal;
    }

    /** Does what is asked for. */
    public interface Action {

        /**
         * Does it.
         *
         * @throws Refusal if it cannot be done
         */
        Answer answer(Call call) throws Refusal;
    }

    /**
     * What the work for a request may take.
     *
     * @param pool the threads that do it
     * @param time after which it is interrupted
     */
    public record Allowance(Pool pool, Duration time) {}
}
