package dev.cairn.http.auth;

import dev.cairn.http.request.Authenticator;
import dev.cairn.http.request.RequestOption;
import dev.cairn.http.request.RequestOptions;
import dev.cairn.http.request.RequestTarget;
import dev.cairn.pythonvalues.PythonText;
import dev.cairn.templates.Scope;
import dev.cairn.templates.Template;

/** Puts a token into a header whose name is a template. Thread-safe. */
public record HeaderToken(Template header, Scope scope, TokenProvider token) implements Authenticator {

    @Override
    public RequestOptions credentials() throws InterruptedException {
        String name = PythonText.str(header.evaluateToString(scope));
        return name.isEmpty()
                ? RequestOptions.NONE
                : RequestOptions.of(new RequestOption(RequestTarget.HEADER, name), token.token());
    }
}
