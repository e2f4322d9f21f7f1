package dev.cairn.http.budget;

import dev.cairn.http.CallWindow;
import dev.cairn.http.Request;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A limit, and the requests that it applies to. Thread-safe.
 *
 * @param matchers one match suffices; an empty list takes all requests
 * @param window null for no limit
 * @param queue a fair lock; the thread that holds it waits for the next call, the others queue for the lock
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
