package dev.cairn.runtime.http;

import dev.cairn.runtime.secret.SecretMask;
import dev.cairn.runtime.time.Sleeper;
import java.time.Clock;

/**
 * What senders need from outside. Thread-safe.
 *
 * @param secrets masks what messages quote
 */
public record HttpEnvironment(
        HttpTransport transport, Clock clock, Sleeper sleeper, SecretMask secrets, RequestObserver observer) {

    /** This environment with another observer, such as that of one stream. */
    public HttpEnvironment with(RequestObserver other) {
        return new HttpEnvironment(transport, clock, sleeper, secrets, other);
    }

    /** This environment with another transport, such as one that caches. */
    public HttpEnvironment with(HttpTransport other) {
        return new HttpEnvironment(other, clock, sleeper, secrets, observer);
    }
}
