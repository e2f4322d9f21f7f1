package dev.cairn.http.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cairn.core.error.SystemException;
import dev.cairn.core.secret.SecretMask;
import dev.cairn.faketime.FakeTime;
import dev.cairn.http.client.BodyMode;
import dev.cairn.http.client.HttpEnvironment;
import dev.cairn.http.client.HttpRequester;
import dev.cairn.http.client.HttpSender;
import dev.cairn.http.error.DefaultErrorHandler;
import dev.cairn.http.request.Authenticator;
import dev.cairn.http.request.HttpMethod;
import dev.cairn.http.request.RequestObserver;
import dev.cairn.http.request.RequestOption;
import dev.cairn.http.request.RequestOptionTemplates;
import dev.cairn.http.request.RequestTarget;
import dev.cairn.http.request.RequestTemplates;
import dev.cairn.http.request.ScriptedTransport;
import dev.cairn.http.request.TestTemplate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SessionTokenProviderTest {

    private final FakeTime time = new FakeTime();
    private final SecretMask secrets = new SecretMask();
    private final ScriptedTransport api = new ScriptedTransport();

    @Test
    void logsInOnceAndAgainWhenTheSessionIsOver() throws Exception {
        api.then(200, "{\"session\": [{\"id\": \"s-1\"}]}").then(200, "{\"session\": [{\"id\": \"s-2\"}]}");
        TokenProvider session = provider(Duration.ofHours(1));
        assertEquals("s-1", session.token());
        time.advance(Duration.ofMinutes(59));
        assertEquals("s-1", session.token());
        time.advance(Duration.ofMinutes(2));
        assertEquals("s-2", session.token());
        assertEquals("****", secrets.mask("s-2"));
    }

    @Test
    void withoutALifetimeEveryUseLogsIn() throws Exception {
        api.then(200, "{\"session\": [{\"id\": \"s-1\"}]}").then(200, "{\"session\": [{\"id\": \"s-2\"}]}");
        TokenProvider session = provider(null);
        assertEquals("s-1", session.token());
        assertEquals("s-2", session.token());
    }

    @Test
    void anAnswerWithoutTheTokenFails() {
        api.then(200, "{\"session\": []}");
        assertThrows(SystemException.class, () -> provider(null).token());
    }

    @Test
    void aTemplateMayGiveTheTokenItsForm() throws Exception {
        TokenProvider formatted = new FormattedToken(
                () -> "s-1",
                TestTemplate.of(scope -> "Token " + scope.lookUp("session_token")),
                TestTemplate.emptyScope(),
                secrets);
        RequestOption header = new RequestOption(RequestTarget.HEADER, "Authorization");
        assertEquals(
                Map.of("Authorization", "Token s-1"),
                new ApiKeyAuthenticator(header, formatted).credentials().headers());
    }

    private TokenProvider provider(@Nullable Duration lifetime) {
        HttpEnvironment environment = new HttpEnvironment(api, time, time, secrets, RequestObserver.SILENT);
        HttpRequester login = new HttpRequester(
                new RequestTemplates(
                        HttpMethod.POST,
                        TestTemplate.constant("http://h/login"),
                        null,
                        null,
                        RequestOptionTemplates.NONE),
                new HttpSender(environment, Authenticator.NONE, DefaultErrorHandler.standard(), BodyMode.BUFFERED),
                TestTemplate.emptyScope());
        return new SessionTokenProvider(
                login, response -> id(response.jsonOrEmpty()), "session.0.id", lifetime, time, secrets);
    }

    private static @Nullable Object id(@Nullable Object login) {
        return login instanceof Map<?, ?> body
                        && body.get("session") instanceof List<?> sessions
                        && !sessions.isEmpty()
                        && sessions.get(0) instanceof Map<?, ?> session
                ? session.get("id")
                : null;
    }
}
