package dev.cairn.runtime.http.auth;

import dev.cairn.runtime.error.SystemException;
import dev.cairn.runtime.http.HttpOutcome;
import dev.cairn.runtime.http.HttpRequester;
import dev.cairn.runtime.http.PageRequest;
import dev.cairn.runtime.http.Response;
import dev.cairn.runtime.python.PythonText;
import dev.cairn.runtime.secret.SecretMask;
import dev.cairn.runtime.slice.Slice;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Logs in and keeps the session's token. Thread-safe: one worker logs in while the others wait.
 *
 * <p>Source of the rules: {@code SessionTokenProvider} of the Python CDK.
 */
public final class SessionTokenProvider implements TokenProvider {

    private final HttpRequester login;
    private final BodyDecoder decoder;
    private final List<String> path;
    private final @Nullable Duration lifetime;
    private final Clock clock;
    private final SecretMask secrets;
    private final ReentrantLock loggingIn = new ReentrantLock();
    private @Nullable Session session;

    /**
     * @param path leads to the token in the answer to the login request
     * @param lifetime how long a token lasts; null to log in for every use
     */
    public SessionTokenProvider(
            HttpRequester login,
            BodyDecoder decoder,
            List<String> path,
            @Nullable Duration lifetime,
            Clock clock,
            SecretMask secrets) {
        this.login = login;
        this.decoder = decoder;
        this.path = List.copyOf(path);
        this.lifetime = lifetime;
        this.clock = clock;
        this.secrets = secrets;
    }

    /** Reads the answer to a login request. */
    @FunctionalInterface
    public interface BodyDecoder {
        @Nullable
        Object decode(Response response) throws IOException;
    }

    private record Session(String token, Instant expiry) {}

    @Override
    public String token() throws InterruptedException {
        loggingIn.lockInterruptibly();
        try {
            Session known = session;
            if (known == null || lifetime == null || known.expiry.isBefore(clock.instant())) {
                String token = logIn();
                secrets.addPassing(token);
                known = new Session(token, clock.instant().plus(lifetime == null ? Duration.ZERO : lifetime));
                session = known;
            }
            return known.token;
        } finally {
            loggingIn.unlock();
        }
    }

    private String logIn() throws InterruptedException {
        if (!(login.send(Slice.WHOLE, PageRequest.FIRST) instanceof HttpOutcome.Received received)) {
            throw new SystemException("Failed to get a session token: the response of the login request was ignored");
        }
        received.response().requireShort();
        try {
            Object value = decoder.decode(received.response());
            for (String key : path) {
                value = member(value, key);
            }
            if (value == null) {
                throw new SystemException(
                        "Failed to get a session token: the login response has no " + String.join(".", path));
            }
            return PythonText.str(value);
        } catch (IOException e) {
            throw new SystemException(
                    "Failed to get a session token: the login response cannot be read",
                    String.valueOf(e.getMessage()),
                    e);
        }
    }

    private static @Nullable Object member(@Nullable Object value, String key) {
        if (value instanceof Map<?, ?> map) {
            return map.get(key);
        }
        boolean index = key.matches("\\d{1,9}");
        return index && value instanceof List<?> items && Integer.parseInt(key) < items.size()
                ? items.get(Integer.parseInt(key))
                : null;
    }
}
