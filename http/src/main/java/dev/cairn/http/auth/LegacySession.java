package dev.cairn.http.auth;

import dev.cairn.core.error.SystemException;
import dev.cairn.http.Request;
import dev.cairn.http.client.HttpEnvironment;
import dev.cairn.http.error.ConnectionFailures;
import dev.cairn.http.request.HttpMethod;
import dev.cairn.http.request.RequestAssembler;
import dev.cairn.http.request.RequestOptions;
import dev.cairn.http.request.RequestPurpose;
import dev.cairn.pythonvalues.PythonText;
import dev.cairn.pythonvalues.PythonTruth;
import dev.cairn.pythonvalues.words.FailureWords;
import dev.cairn.templates.Scope;
import dev.cairn.templates.Template;
import java.io.IOException;
import java.util.Map;

/**
 * Gives the token of a session: the configuration's as long as the API accepts it, else one obtained with user name and
 * password. Each use of the configuration's token is preceded by a request that checks it, as in the reference.
 * Thread-safe.
 *
 * <p>Source of the rules: {@code LegacySessionTokenAuthenticator} of the Python CDK.
 *
 * @param scope the variables {@code config} and {@code parameters}
 */
public record LegacySession(Templates templates, Scope scope, SessionLogins logins, HttpEnvironment environment)
        implements TokenProvider {

    /** What the manifest says; those that it leaves out are empty. The addresses are put behind {@code urlBase} as they are. */
    public record Templates(
            Template urlBase,
            Template header,
            Template sessionToken,
            Template validateUrl,
            Template loginUrl,
            Template username,
            Template password,
            Template responseKey) {}

    @Override
    public String token() throws InterruptedException {
        Object given = templates.sessionToken.evaluate(scope);
        if (PythonTruth.isTrue(given)) {
            String token = PythonText.str(given);
            environment.secrets().add(token);
            if (isAccepted(token)) {
                return token;
            }
        }
        Object password = templates.password.evaluate(scope);
        Object username = templates.username.evaluate(scope);
        if (!PythonTruth.isTrue(password) || !PythonTruth.isTrue(username)) {
            throw new SystemException(
                    "Invalid credentials: session token is not valid or provide username and password");
        }
        environment.secrets().add(PythonText.str(password));
        return logins.token(new SessionLogins.Login(
                text(templates.urlBase) + text(templates.loginUrl), username, password, text(templates.responseKey)));
    }

    private boolean isAccepted(String token) throws InterruptedException {
        Map<String, Object> headers = Map.of(text(templates.header), token);
        Request request = RequestAssembler.assemble(
                HttpMethod.GET,
                text(templates.urlBase) + text(templates.validateUrl),
                RequestOptions.NONE.withHeaders(headers));
        int status = status(request);
        if (status == 401) {
            environment.observer().noted("The session token of the configuration is not accepted; logging in");
            return false;
        }
        if (status >= 400) {
            throw new SystemException("Error while validating session token: the API answered with status " + status);
        }
        return true;
    }

    private int status(Request request) throws InterruptedException {
        try (var response = environment.sendForCredentials(request, RequestPurpose.LEGACY_LOGIN)) {
            return response.status();
        } catch (IOException e) {
            throw new SystemException(
                    "Error while validating session token: " + ConnectionFailures.describe(e), FailureWords.of(e), e);
        }
    }

    private String text(Template template) {
        return PythonText.str(template.evaluateToString(scope));
    }
}
