package dev.cairn.http.auth;

import dev.cairn.http.request.Authenticator;
import dev.cairn.http.request.RequestOption;
import dev.cairn.http.request.RequestOptions;
import dev.cairn.http.request.RequestTarget;
import dev.cairn.python.PythonText;
import dev.cairn.template.Scope;
import dev.cairn.template.Template;

/** Puts a token into a header whose name is a template. Thread-safe. */
public final class HeaderToken implements Authenticator {

    private final Template header;
    private final Scope scope;
    private final TokenProvider token;

    public HeaderToken(Template header, Scope scope, TokenProvider token) {
        this.header = header;
        this.scope = scope;
        this.token = token;
    }

    @Override
    public RequestOptions credentials() throws InterruptedException {
        String name = PythonText.str(header.evaluate(scope));
        return name.isEmpty()
                ? RequestOptions.NONE
                : RequestOptions.of(new RequestOption(RequestTarget.HEADER, name), token.token());
    }
}
