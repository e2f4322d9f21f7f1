package dev.cairn.runtime.internal.http.budget;

import dev.cairn.runtime.http.Request;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A limit and the requests that it is for. Thread-safe.
 *
 * @param matchers one match suffices; an empty list takes all requests
 * @param window null for no limit
 * @param queue whoever waits for a call holds it; the others wait for it in the order in which they came
 */
public record CallPolicy(
        List<RequestMatcher> matchers, @Nullable CallWindow window, ReentrantLock queue) {

    public CallPolicy {
        matchers = List.copyOf(matchers);
    }

    public CallPolicy(List<RequestMatcher> matchers, @Nullable CallWindow window) {
        this(matchers, window, new ReentrantLock(true));
    }

    boolean matches(Request request) {
        return matchers.isEmpty() || matchers.stream().anyMatch(matcher -> matcher.matches(request));
    }

    long weight(Request request) {
        return matchers.stream()
                .filter(matcher -> matcher.matches(request))
                .findFirst()
                .map(RequestMatcher::weight)
                .orElse(1L);
    }
}
