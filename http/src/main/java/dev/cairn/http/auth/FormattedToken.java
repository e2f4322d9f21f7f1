package dev.cairn.http.auth;

import dev.cairn.core.secret.SecretMask;
import dev.cairn.http.request.RequestScope;
import dev.cairn.pythonvalues.PythonText;
import dev.cairn.templates.Scope;
import dev.cairn.templates.Template;
import java.util.Map;

/**
 * Gives a session token as a template renders it; the template sees the token as {@code session_token}. Thread-safe.
 */
public record FormattedToken(TokenProvider session, Template template, Scope scope, SecretMask secrets)
        implements TokenProvider {

    @Override
    public String token() throws InterruptedException {
        Scope withToken = RequestScope.of(scope, Map.of("session_token", session.token()));
        String token = PythonText.str(template.evaluateToString(withToken));
        secrets.addPassing(token);
        return token;
    }
}
