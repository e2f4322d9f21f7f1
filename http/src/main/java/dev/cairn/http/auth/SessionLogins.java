package dev.cairn.http.auth;

import dev.cairn.core.error.SystemException;
import dev.cairn.http.Request;
import dev.cairn.http.client.HttpEnvironment;
import dev.cairn.http.error.ConnectionFailures;
import dev.cairn.http.request.HttpMethod;
import dev.cairn.http.request.RequestAssembler;
import dev.cairn.http.request.RequestOptions;
import dev.cairn.http.request.RequestPurpose;
import dev.cairn.http.response.Response;
import dev.cairn.pythonvalues.PythonText;
import dev.cairn.pythonvalues.words.FailureWords;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Logs in with user name and password: once for all streams with the same login, and again after a day. Thread-safe;
 * while one worker logs in, the others wait.
 *
 * <p>Source of the rules: {@code get_new_session_token} of the Python CDK.
 */
public final class SessionLogins {

    private static final Duration LIFETIME = Duration.ofDays(1);

    private final HttpEnvironment environment;
    private final ReentrantLock loggingIn = new ReentrantLock();
    private final Map<Login, Session> sessions = new HashMap<>();

    public SessionLogins(HttpEnvironment environment) {
        this.environment = environment;
    }

    /** One way to log in; {@code responseKey} is the member of the answer that holds the token. */
    record Login(
            String url, @Nullable Object username, @Nullable Object password, String responseKey) {}

    private record Session(String token, Instant end) {}

    String token(Login login) throws InterruptedException {
        loggingIn.lockInterruptibly();
        try {
            Session known = sessions.get(login);
            if (known == null || known.end.isBefore(environment.clock().instant())) {
                String token = logIn(login);
                environment.secrets().add(token);
                known = new Session(token, environment.clock().instant().plus(LIFETIME));
                sessions.put(login, known);
            }
            return known.token;
        } finally {
            loggingIn.unlock();
        }
    }

    private String logIn(Login login) throws InterruptedException {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("username", login.username);
        body.put("password", login.password);
        Request request = RequestAssembler.assemble(HttpMethod.POST, login.url, RequestOptions.NONE.withJson(body));
        try (var raw = environment.sendForCredentials(request, RequestPurpose.LEGACY_LOGIN)) {
            Response response = Response.ofShort(raw);
            if (!response.isOk()) {
                throw new SystemException("Failed to retrieve new session token, response code " + raw.status());
            }
            if (response.jsonOrEmpty() instanceof Map<?, ?> members && members.containsKey(login.responseKey)) {
                return PythonText.str(members.get(login.responseKey));
            }
            throw new SystemException("The answer to the login request has no '" + login.responseKey + "'");
        } catch (IOException e) {
            throw new SystemException(
                    "Failed to retrieve new session token: " + ConnectionFailures.describe(e), FailureWords.of(e), e);
        }
    }
}
