package dev.cairn.runtime.internal.assembly.http;

import dev.cairn.core.error.SystemException;
import dev.cairn.http.auth.ApiKeyAuthenticator;
import dev.cairn.http.auth.BasicHttpAuthenticator;
import dev.cairn.http.auth.BearerAuthenticator;
import dev.cairn.http.auth.TemplateToken;
import dev.cairn.http.auth.TokenProvider;
import dev.cairn.http.client.HttpEnvironment;
import dev.cairn.http.request.Authenticator;
import dev.cairn.http.request.RequestOption;
import dev.cairn.http.request.RequestTarget;
import dev.cairn.models.ApiKeyAuthenticatorModel;
import dev.cairn.models.AuthenticatorModel;
import dev.cairn.models.BasicHttpAuthenticatorModel;
import dev.cairn.models.BearerAuthenticatorModel;
import dev.cairn.models.CustomAuthenticatorModel;
import dev.cairn.models.JwtAuthenticatorModel;
import dev.cairn.models.LegacySessionTokenAuthenticatorModel;
import dev.cairn.models.NoAuthModel;
import dev.cairn.models.OAuthAuthenticatorModel;
import dev.cairn.models.RateLimitedMultipleTokenAuthenticatorModel;
import dev.cairn.models.RequestOptionModel;
import dev.cairn.models.SelectableAuthenticatorModel;
import dev.cairn.models.SelectiveAuthenticatorModel;
import dev.cairn.models.SessionTokenAuthenticatorModel;
import dev.cairn.pythonvalues.PythonText;
import dev.cairn.runtime.internal.assembly.custom.CustomAuthenticatorAdapter;
import dev.cairn.runtime.internal.assembly.definition.ComponentDefinition;
import dev.cairn.runtime.internal.assembly.definition.LocatedText;
import dev.cairn.runtime.spi.CustomAuthenticator;
import dev.cairn.templates.Scope;
import dev.cairn.templates.Template;
import java.util.Map;

/**
 * Builds authenticators.
 *
 * @param urlBase the template of the address that the requester has; empty for none
 */
@SuppressWarnings("deprecation") // manifests of any age are built
record AuthenticatorBuilder(ComponentDefinition definition, HttpEnvironment environment, String urlBase)
        implements AuthenticatorModel.Visitor<Authenticator> {

    private static final String DEFAULT_HEADER = "";

    @Override
    public Authenticator visitApiKeyAuthenticatorModel(ApiKeyAuthenticatorModel model) {
        var at = model.at(definition);
        RequestOption option = at.injectInto().mapOrNull(this::option);
        if (option == null) {
            option = new RequestOption(
                    RequestTarget.HEADER,
                    at.header().isEmpty() ? DEFAULT_HEADER : at.header().required());
        }
        return new ApiKeyAuthenticator(option, token(at.apiToken()));
    }

    private RequestOption option(RequestOptionModel model, ComponentDefinition at) {
        return RequestOptionBuilder.build(model, at, definition.parameters());
    }

    @Override
    public Authenticator visitBasicHttpAuthenticatorModel(BasicHttpAuthenticatorModel model) {
        var at = model.at(definition);
        return new BasicHttpAuthenticator(username(at.username()), token(at.password()), environment.secrets());
    }

    /** A user's name is no secret: masking it would make texts unreadable that merely contain it. */
    private TokenProvider username(LocatedText username) {
        Template template = username.template();
        Scope scope = definition.scope();
        return () -> PythonText.str(template.evaluateToString(scope));
    }

    @Override
    public Authenticator visitBearerAuthenticatorModel(BearerAuthenticatorModel model) {
        return new BearerAuthenticator(token(model.at(definition).apiToken()));
    }

    @Override
    public Authenticator visitNoAuthModel(NoAuthModel model) {
        return Authenticator.NONE;
    }

    @Override
    public Authenticator visitOAuthAuthenticatorModel(OAuthAuthenticatorModel model) {
        return new OAuthAuthenticatorBuilder(model, definition, environment).build();
    }

    @Override
    public Authenticator visitJwtAuthenticatorModel(JwtAuthenticatorModel model) {
        RequestOption option = model.at(definition)
                .requestOption()
                .mapOr(new RequestOption(RequestTarget.HEADER, "Authorization"), this::option);
        return new ApiKeyAuthenticator(option, new JwtAuthenticatorBuilder(model, definition, environment).build());
    }

    @Override
    public Authenticator visitSessionTokenAuthenticatorModel(SessionTokenAuthenticatorModel model) {
        return new SessionTokenAuthenticatorBuilder(model, definition, environment).build();
    }

    @Override
    public Authenticator visitSelectiveAuthenticatorModel(SelectiveAuthenticatorModel model) {
        Object selected = definition.config();
        for (String key : model.authenticatorSelectionPath()) {
            selected = selected instanceof Map<?, ?> map ? map.get(key) : null;
        }
        String path = String.join(".", model.authenticatorSelectionPath());
        if (selected == null) {
            throw new SystemException(
                    "The configuration says nothing at '" + path + "', which selects how to authenticate");
        }
        String name = PythonText.str(selected);
        SelectableAuthenticatorModel authenticator = model.authenticators().get(name);
        if (authenticator == null) {
            throw new SystemException("'" + name + "' at '" + path + "' of the configuration is no way to authenticate "
                    + "(expected one of "
                    + String.join(", ", model.authenticators().keySet()) + ")");
        }
        return authenticator.accept(new AuthenticatorBuilder(
                model.at(definition).authenticators().at().field(name), environment, urlBase));
    }

    @Override
    public Authenticator visitCustomAuthenticatorModel(CustomAuthenticatorModel model) {
        return new CustomAuthenticatorAdapter(definition.custom(CustomAuthenticator.class));
    }

    @Override
    public Authenticator visitLegacySessionTokenAuthenticatorModel(LegacySessionTokenAuthenticatorModel model) {
        return new LegacySessionTokenAuthenticatorBuilder(model, definition, environment).build(urlBase);
    }

    @Override
    public Authenticator visitRateLimitedMultipleTokenAuthenticatorModel(
            RateLimitedMultipleTokenAuthenticatorModel model) {
        return new RotatingTokensBuilder(model, definition, environment).build();
    }

    private TokenProvider token(LocatedText token) {
        return new TemplateToken(token.template(), definition.scope(), environment);
    }
}
