package dev.cairn.runtime.internal.assembly.http;

import dev.cairn.http.auth.ApiKeyAuthenticator;
import dev.cairn.http.auth.BearerAuthenticator;
import dev.cairn.http.auth.FormattedToken;
import dev.cairn.http.auth.SessionTokenProvider;
import dev.cairn.http.auth.TokenProvider;
import dev.cairn.http.client.BodyMode;
import dev.cairn.http.client.HttpEnvironment;
import dev.cairn.http.request.Authenticator;
import dev.cairn.http.request.RequestOption;
import dev.cairn.http.request.RequestPurpose;
import dev.cairn.http.request.RequestTarget;
import dev.cairn.models.SessionTokenAuthenticatorModel;
import dev.cairn.models.SessionTokenRequestApiKeyAuthenticatorModel;
import dev.cairn.models.SessionTokenRequestAuthenticatorModel;
import dev.cairn.models.SessionTokenRequestBearerAuthenticatorModel;
import dev.cairn.records.FieldPath;
import dev.cairn.records.decoder.Decoder;
import dev.cairn.retrieval.pagination.ResponseDecoder;
import dev.cairn.runtime.internal.assembly.definition.ComponentDefinition;
import dev.cairn.runtime.internal.assembly.definition.LocatedText;
import dev.cairn.runtime.internal.assembly.record.DecoderBuilder;
import dev.cairn.templates.time.IsoDuration;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds one {@code SessionTokenAuthenticator}. */
record SessionTokenAuthenticatorBuilder(
        SessionTokenAuthenticatorModel model, ComponentDefinition definition, HttpEnvironment environment)
        implements SessionTokenRequestAuthenticatorModel.Visitor<Authenticator> {

    private SessionTokenAuthenticatorModel.View<LocatedText, ComponentDefinition> at() {
        return model.at(definition);
    }

    Authenticator build() {
        return model.requestAuthentication().accept(this);
    }

    @Override
    public Authenticator visitSessionTokenRequestBearerAuthenticatorModel(
            SessionTokenRequestBearerAuthenticatorModel request) {
        return new BearerAuthenticator(session());
    }

    @Override
    public Authenticator visitSessionTokenRequestApiKeyAuthenticatorModel(
            SessionTokenRequestApiKeyAuthenticatorModel request) {
        var at = request.at(at().requestAuthentication().at());
        RequestOption option =
                at.injectInto().map((inject, place) -> RequestOptionBuilder.build(inject, place, Map.of()));
        TokenProvider token =
                new FormattedToken(session(), at.apiToken().template(), definition.scope(), environment.secrets());
        boolean logsInAgain =
                model.expirationDuration() == null || model.expirationDuration().isEmpty();
        return new ApiKeyAuthenticator(
                option, logsInAgain && option.target() == RequestTarget.HEADER ? thrice(token) : token);
    }

    /** For a header the reference asks for the token three times, which a token that never lasts makes visible. */
    private static TokenProvider thrice(TokenProvider token) {
        return () -> {
            token.token();
            token.token();
            return token.token();
        };
    }

    private SessionTokenProvider session() {
        Decoder decoder = DecoderBuilder.build(at().decoder());
        ResponseDecoder body = DecoderBuilder.responseDecoder(model.decoder(), decoder);
        FieldPath path = FieldPath.of(model.sessionTokenPath());
        return new SessionTokenProvider(
                model.loginRequester()
                        .accept(new RequesterBuilder(
                                at().loginRequester().at(),
                                environment
                                        .uncached()
                                        .with(environment
                                                .observer()
                                                .about(RequestPurpose.LOGIN)
                                                .ofSecrets()),
                                BodyMode.BUFFERED)),
                response -> path.findOne(body.decode(response)),
                String.join(".", model.sessionTokenPath()),
                lifetime(),
                environment.clock(),
                environment.secrets());
    }

    private @Nullable Duration lifetime() {
        String text = model.expirationDuration();
        if (text == null || text.isEmpty()) {
            return null;
        }
        IsoDuration duration = at().expirationDuration().at().checked(() -> IsoDuration.parse(text));
        OffsetDateTime now = environment.clock().instant().atOffset(ZoneOffset.UTC);
        return Duration.between(now, duration.addTo(now));
    }
}
