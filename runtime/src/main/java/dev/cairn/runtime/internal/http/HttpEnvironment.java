package dev.cairn.runtime.internal.http;

import dev.cairn.runtime.http.HttpTransport;
import dev.cairn.runtime.internal.http.auth.Authenticator;
import dev.cairn.runtime.internal.http.budget.CallBudget;
import dev.cairn.runtime.secret.SecretMask;
import dev.cairn.runtime.time.Sleeper;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * What senders need from outside. Thread-safe.
 *
 * @param transport the network
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

    /** Sends requests at once, such as those for tokens, which no budget counts, and follows redirects. */
    public HttpTransport direct() {
        return new RedirectingTransport(transport);
    }

    /**
     * Sends the requests of requesters: through the cache, then within the budget.
     *
     * @param cookies those of the requester; null for none
     */
    HttpTransport requesterTransport(Authenticator authenticator, @Nullable CookieJar cookies) {
        HttpTransport metered =
                new MeteredTransport(new RedirectingTransport(transport, cookies), budget, observer, authenticator);
        return cache == null ? metered : new CachingTransport(metered, cache);
    }
}
