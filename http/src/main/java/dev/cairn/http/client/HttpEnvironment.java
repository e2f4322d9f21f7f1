package dev.cairn.http.client;

import dev.cairn.core.clock.Sleeper;
import dev.cairn.core.secret.SecretMask;
import dev.cairn.http.HttpTransport;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import dev.cairn.http.budget.CallBudget;
import dev.cairn.http.request.Authenticator;
import dev.cairn.http.request.RequestObserver;
import dev.cairn.http.request.RequestPurpose;
import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * What sending requests needs from outside: the network, a clock, a sleeper, secrets to mask, limits. Thread-safe.
 *
 * @param transport the network
 * @param secrets masks what messages quote
 * @param budget holds back the requests of requesters
 * @param cache keeps responses to the requests of requesters; null for none
 * @param trial of a test read, in which requests are only sent again after these waits, and no response is kept, whatever a
 *     manifest says; null for a sync
 */
public record HttpEnvironment(
        HttpTransport transport,
        Clock clock,
        Sleeper sleeper,
        SecretMask secrets,
        RequestObserver observer,
        CallBudget budget,
        @Nullable ResponseCache cache,
        @Nullable ShortWaits trial) {

    /** An environment without budget and cache. */
    public HttpEnvironment(
            HttpTransport transport, Clock clock, Sleeper sleeper, SecretMask secrets, RequestObserver observer) {
        this(transport, clock, sleeper, secrets, observer, CallBudget.NONE, null, null);
    }

    /** This environment, in which requests are only sent again after short waits, and no response is kept. */
    public HttpEnvironment onTrial(ShortWaits waits) {
        return new HttpEnvironment(transport, clock, sleeper, secrets, observer, budget, null, waits);
    }

    /** This environment for requests with a purpose. */
    public HttpEnvironment about(RequestPurpose purpose) {
        return with(observer.about(purpose));
    }

    /** This environment with another observer, such as that of one stream. */
    public HttpEnvironment with(RequestObserver other) {
        return new HttpEnvironment(transport, clock, sleeper, secrets, other, budget, cache, trial);
    }

    /** This environment with another budget. */
    public HttpEnvironment with(CallBudget other) {
        return new HttpEnvironment(transport, clock, sleeper, secrets, observer, other, cache, trial);
    }

    /** This environment with a cache. */
    public HttpEnvironment with(ResponseCache other) {
        return new HttpEnvironment(
                transport, clock, sleeper, secrets, observer, budget, trial == null ? other : null, trial);
    }

    /** This environment without a cache, for requests whose answers must be new. */
    public HttpEnvironment uncached() {
        return new HttpEnvironment(transport, clock, sleeper, secrets, observer, budget, null, trial);
    }

    /**
     * Learns a credential of the manifest.
     *
     * @param literal whether it stands in the manifest as it is. Who tries a manifest can see it, so that test
     *     reads show it, as the reference does
     */
    public void learnCredential(String credential, boolean literal) {
        if (trial == null || !literal) {
            secrets.add(credential);
        }
    }

    /**
     * Sends a request for credentials, outside of cache and budget. The observer hears of it, but not of what the answer
     * holds.
     *
     * @param purpose what it is for
     * @throws IOException if there is no answer
     * @throws InterruptedException if the thread was interrupted meanwhile
     */
    public RawResponse sendForCredentials(Request request, RequestPurpose purpose)
            throws IOException, InterruptedException {
        RequestObserver told = observer.about(purpose).ofSecrets();
        RawResponse response =
                told.log().around(new RedirectingTransport(transport)).send(request);
        told.answered();
        return response;
    }

    /**
     * Sends the requests of requesters: through the cache, then within the budget.
     *
     * @param cookies those of the requester; null for none
     * @param early whether the requests are sent before their turn
     */
    HttpTransport requesterTransport(Authenticator authenticator, @Nullable CookieJar cookies, boolean early) {
        HttpTransport metered = new MeteredTransport(
                new RedirectingTransport(transport, cookies), budget, observer, authenticator, early);
        return observer.log().around(cache == null ? metered : new CachingTransport(metered, cache));
    }

    /**
     * Sends requests of custom components, which have their own rules for what comes: each once and within the budget.
     * Redirects are not followed, and nothing is cached.
     */
    public HttpTransport singly() {
        HttpTransport logged =
                observer.log().around(new MeteredTransport(transport, budget, observer, Authenticator.NONE, false));
        return request -> {
            RawResponse response = logged.send(request);
            observer.answered();
            return response;
        };
    }
}
