package dev.cairn.runtime.internal.http.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cairn.error.SystemException;
import dev.cairn.runtime.internal.http.BodyMode;
import dev.cairn.runtime.internal.http.FakeTime;
import dev.cairn.runtime.internal.http.HttpEnvironment;
import dev.cairn.runtime.internal.http.HttpMethod;
import dev.cairn.runtime.internal.http.HttpRequester;
import dev.cairn.runtime.internal.http.HttpSender;
import dev.cairn.runtime.internal.http.RequestObserver;
import dev.cairn.runtime.internal.http.RequestOption;
import dev.cairn.runtime.internal.http.RequestOptionTemplates;
import dev.cairn.runtime.internal.http.RequestTarget;
import dev.cairn.runtime.internal.http.RequestTemplates;
import dev.cairn.runtime.internal.http.ScriptedTransport;
import dev.cairn.runtime.internal.http.TestTemplate;
import dev.cairn.runtime.internal.http.error.DefaultErrorHandler;
import dev.cairn.runtime.internal.record.FieldPath;
import dev.cairn.runtime.secret.SecretMask;
import java.time.Duration;
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
        FieldPath path = new FieldPath("session", "0", "id");
        return new SessionTokenProvider(
                login, response -> path.findOne(response.jsonOrEmpty()), "session.0.id", lifetime, time, secrets);
    }
}
