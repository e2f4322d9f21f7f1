package dev.cairn.http.auth;

import dev.cairn.core.error.SystemException;
import dev.cairn.core.secret.SecretMask;
import dev.cairn.core.slice.Slice;
import dev.cairn.http.client.HttpOutcome;
import dev.cairn.http.client.HttpRequester;
import dev.cairn.http.request.PageRequest;
import dev.cairn.http.response.Response;
import dev.cairn.pythonvalues.PythonText;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Logs in and keeps the session's token. Thread-safe; while one worker logs in, the others wait.
 *
 * <p>Source of the rules: {@code SessionTokenProvider} of the Python CDK.
 */
public final class SessionTokenProvider implements TokenProvider {

    private final HttpRequester login;
    private final TokenFinder finder;
    private final String path;
    private final @Nullable Duration lifetime;
    private final Clock clock;
    private final SecretMask secrets;
    private final ReentrantLock loggingIn = new ReentrantLock();
    private @Nullable Session session;

    /**
     * @param path where that is, for messages
     * @param lifetime how long a token lasts; null to log in for every use
     */
    public SessionTokenProvider(
            HttpRequester login,
            TokenFinder finder,
            String path,
            @Nullable Duration lifetime,
            Clock clock,
            SecretMask secrets) {
        this.login = login;
        this.finder = finder;
        this.path = path;
        this.lifetime = lifetime;
        this.clock = clock;
        this.secrets = secrets;
    }

    /** Finds the token in the answer to a login request. */
    @FunctionalInterface
    public interface TokenFinder {

        /**
         * The token, or null if there is none.
         *
         * @throws SystemException if there are several
         */
        @Nullable
        Object find(Response response) throws IOException;
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
            Object value = finder.find(received.response());
            if (value == null) {
                throw new SystemException("Failed to get a session token: the login response has no " + path);
            }
            return PythonText.str(value);
        } catch (IOException e) {
            throw new SystemException(
                    "Failed to get a session token: the login response cannot be read",
                    String.valueOf(e.getMessage()),
                    e);
        }
    }
}
