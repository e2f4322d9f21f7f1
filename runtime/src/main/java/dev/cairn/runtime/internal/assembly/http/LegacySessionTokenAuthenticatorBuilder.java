package dev.cairn.runtime.internal.assembly.http;

import dev.cairn.http.auth.HeaderToken;
import dev.cairn.http.auth.LegacySession;
import dev.cairn.http.auth.SessionLogins;
import dev.cairn.http.client.HttpEnvironment;
import dev.cairn.http.request.Authenticator;
import dev.cairn.models.LegacySessionTokenAuthenticatorModel;
import dev.cairn.runtime.internal.assembly.definition.ComponentDefinition;
import dev.cairn.templates.Template;
import org.jspecify.annotations.Nullable;

/** Builds one {@code LegacySessionTokenAuthenticator}. */
@SuppressWarnings("deprecation") // manifests of any age are built
record LegacySessionTokenAuthenticatorBuilder(
        LegacySessionTokenAuthenticatorModel model, ComponentDefinition definition, HttpEnvironment environment) {

    /** @param urlBase the template of the requester's address, before which the others stand */
    Authenticator build(String urlBase) {
        Template header = template(LegacySessionTokenAuthenticatorModel.HEADER, model.header());
        LegacySession session = new LegacySession(
                new LegacySession.Templates(
                        definition.template(urlBase),
                        header,
                        template(LegacySessionTokenAuthenticatorModel.SESSION_TOKEN, model.sessionToken()),
                        template(LegacySessionTokenAuthenticatorModel.VALIDATE_SESSION_URL, model.validateSessionUrl()),
                        template(LegacySessionTokenAuthenticatorModel.LOGIN_URL, model.loginUrl()),
                        template(LegacySessionTokenAuthenticatorModel.USERNAME, model.username()),
                        template(LegacySessionTokenAuthenticatorModel.PASSWORD, model.password()),
                        template(
                                LegacySessionTokenAuthenticatorModel.SESSION_TOKEN_RESPONSE_KEY,
                                model.sessionTokenResponseKey())),
                definition.scope(model.parameters()),
                definition.context().shared().get(SessionLogins.class, "legacy", () -> new SessionLogins(environment)),
                environment);
        return new HeaderToken(header, definition.scope(model.parameters()), session);
    }

    private Template template(String field, @Nullable String text) {
        return definition.field(field).template(text == null ? "" : text);
    }
}
