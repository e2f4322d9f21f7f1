package dev.cairn.runtime.internal.assembly.http;

import dev.cairn.http.auth.HeaderToken;
import dev.cairn.http.auth.LegacySession;
import dev.cairn.http.auth.SessionLogins;
import dev.cairn.http.client.HttpEnvironment;
import dev.cairn.http.request.Authenticator;
import dev.cairn.models.LegacySessionTokenAuthenticatorModel;
import dev.cairn.runtime.internal.assembly.definition.ComponentDefinition;
import dev.cairn.templates.Template;

/** Builds one {@code LegacySessionTokenAuthenticator}. */
@SuppressWarnings("deprecation") // manifests of any age are built
record LegacySessionTokenAuthenticatorBuilder(
        LegacySessionTokenAuthenticatorModel model, ComponentDefinition definition, HttpEnvironment environment) {

    /** @param urlBase the template of the requester's address, before which the others stand */
    Authenticator build(String urlBase) {
        var at = model.at(definition);
        Template header = at.header().template();
        LegacySession session = new LegacySession(
                new LegacySession.Templates(
                        definition.template(urlBase),
                        header,
                        at.sessionToken().template(),
                        at.validateSessionUrl().template(),
                        at.loginUrl().template(),
                        at.username().template(),
                        at.password().template(),
                        at.sessionTokenResponseKey().template()),
                definition.scope(),
                definition.context().shared().get(SessionLogins.class, "legacy", () -> new SessionLogins(environment)),
                environment);
        return new HeaderToken(header, definition.scope(), session);
    }
}
