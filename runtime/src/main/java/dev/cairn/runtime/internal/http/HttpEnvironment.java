package dev.cairn.runtime.internal.http;

import dev.cairn.runtime.internal.http.auth.Authenticator;
import dev.cairn.runtime.internal.http.budget.CallBudget;
import dev.cairn.runtime.secret.SecretMask;
import dev.cairn.runtime.time.Sleeper;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * What senders need from outside. Thread-safe.
 *
 * @param transport sends requests at once: those for tokens, say, which no budget counts
 * @param secrets masks what messages quote
 * @param budget holds back the requests of requesters
 * @param cache answers the requests of requesters where it can; null for none
 */
public record HttpEnvironment(
        HttpTransport transport,
        Clock clock,
        Sleeper sleeper,
        SecretMask secrets,
        RequestObserver observer,
        CallBudget budget,
        @Nullable ResponseCache cache) {

    /** An environment without budget and cache. */
    public HttpEnvironment(
            HttpTransport transport, Clock clock, Sleeper sleeper, SecretMask secrets, RequestObserver observer) {
        this(transport, clock, sleeper, secrets, observer, CallBudget.NONE, null);
    }

    /** This environment with another observer, such as that of one stream. */
    public HttpEnvironment with(RequestObserver other) {
        return new HttpEnvironment(transport, clock, sleeper, secrets, other, budget, cache);
    }

    /** This environment with another budget. */
    public HttpEnvironment with(CallBudget other) {
        return new HttpEnvironment(transport, clock, sleeper, secrets, observer, other, cache);
    }

    /** This environment with a cache. */
    public HttpEnvironment with(ResponseCache other) {
        return new HttpEnvironment(transport, clock, sleeper, secrets, observer, budget, other);
    }

    /** This environment without a cache, for requests whose answers must be new. */
    public HttpEnvironment uncached() {
        return new HttpEnvironment(transport, clock, sleeper, secrets, observer, budget, null);
    }

    /** Sends the requests of requesters: through the cache, then within the budget. */
    HttpTransport requesterTransport(Authenticator authenticator) {
        HttpTransport metered = new MeteredTransport(transport, budget, observer, authenticator);
        return cache == null ? metered : new CachingTransport(metered, cache);
    }
}
