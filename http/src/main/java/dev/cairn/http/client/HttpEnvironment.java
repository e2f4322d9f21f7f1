package dev.cairn.http.client;

import dev.cairn.core.clock.Sleeper;
import dev.cairn.core.secret.SecretMask;
import dev.cairn.http.Headers;
import dev.cairn.http.HttpTransport;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import dev.cairn.http.budget.CallBudget;
import dev.cairn.http.request.Authenticator;
import dev.cairn.http.request.RequestObserver;
import dev.cairn.http.request.RequestPurpose;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Clock;
import java.util.Optional;
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

    /**
     * Answers a GET from the cache if the same was answered with status 200 before. Thread-safe if what it decorates is.
     *
     * <p>Two requests are the same if they differ only in {@code Authorization}, {@code X-API-KEY} and cookies, as in the
     * reference. If several threads send the same request at once, one sends it and the others wait for its response:
     * streams often have a parent in common.
     */
    static final class CachingTransport implements HttpTransport {

        private final HttpTransport next;
        private final ResponseCache cache;

        public CachingTransport(HttpTransport next, ResponseCache cache) {
            this.next = next;
            this.cache = cache;
        }

        private record Key(String url, Headers headers) {}

        @Override
        public RawResponse send(Request request) throws IOException, InterruptedException {
            if (!request.method().equals("GET") || request.body() != null) {
                return next.send(request);
            }
            Key key = new Key(request.url(), request.headers().without("Authorization", "X-API-KEY", "Cookie"));
            cache.waitForOther(key);
            try {
                Optional<ResponseCache.Kept> known = cache.get(key);
                return known.isPresent() ? known.get().replay() : fetch(request, key);
            } finally {
                cache.done(key);
            }
        }

        private RawResponse fetch(Request request, Key key) throws IOException, InterruptedException {
            RawResponse response = next.send(request);
            if (response.status() != 200) {
                return response;
            }
            byte[] start = response.body().readNBytes(cache.maxBodyBytes() + 1);
            InputStream body = new ByteArrayInputStream(start);
            if (start.length > cache.maxBodyBytes()) {
                body = new SequenceInputStream(body, response.body());
            } else {
                response.close();
                cache.put(key, new ResponseCache.Kept(response, start));
            }
            return response.withBody(body);
        }
    }
}
