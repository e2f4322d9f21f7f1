package dev.cairn.runtime.internal.assembly.http;

import dev.cairn.http.auth.ConfigTokens;
import dev.cairn.http.auth.InMemoryTokens;
import dev.cairn.http.auth.OAuthAuthenticator;
import dev.cairn.http.auth.OAuthNames;
import dev.cairn.http.auth.OAuthTokens;
import dev.cairn.http.auth.TokenErrors;
import dev.cairn.http.auth.TokenExpiry;
import dev.cairn.http.auth.TokenProvider;
import dev.cairn.http.auth.TokenRequest;
import dev.cairn.http.client.HttpEnvironment;
import dev.cairn.http.request.TemplatedValue;
import dev.cairn.models.Located;
import dev.cairn.models.OAuthAuthenticatorModel;
import dev.cairn.models.OAuthAuthenticatorModel.RefreshTokenUpdaterModel;
import dev.cairn.pythonvalues.PythonText;
import dev.cairn.runtime.internal.assembly.definition.ComponentDefinition;
import dev.cairn.runtime.internal.assembly.definition.LocatedText;
import dev.cairn.templates.Scope;
import dev.cairn.templates.Template;
import dev.cairn.templates.TemplateException;
import dev.cairn.templates.TemplateOptions;
import dev.cairn.templates.ValueType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Builds one OAuth authenticator. Its templates are evaluated when a token is needed, so that {@code discover}, which
 * needs no token, needs no credentials either. With a {@code refresh_token_updater} they are evaluated while building.
 *
 * <p>Source of the rules: {@code create_oauth_authenticator} of the Python CDK's factory.
 */
record OAuthAuthenticatorBuilder(
        OAuthAuthenticatorModel model, ComponentDefinition definition, HttpEnvironment environment) {

    private static final String ASSERTION_GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final TemplateOptions KEY = TemplateOptions.PLAIN.withValidTypes(Set.of(ValueType.STR));

    OAuthAuthenticator build() {
        RefreshTokenUpdaterModel updater = model.refreshTokenUpdater();
        if (updater != null) {
            definition.requireAlone(
                    OAuthAuthenticatorModel.REFRESH_TOKEN_UPDATER,
                    "refresh tokens that are good for one use cannot be shared by several readers; read on one machine");
        }
        Supplier<TokenRequest> request = updater == null ? request() : requestWithUpdater(updater);
        String format = model.tokenExpiryDateFormat();
        return new OAuthAuthenticator(
                model.tokenRefreshEndpoint() == null ? null : request,
                updater == null ? keptTokens() : configTokens(updater),
                format == null || format.isEmpty() ? TokenExpiry.SECONDS_LEFT : TokenExpiry.POINT_IN_TIME,
                errors(updater),
                environment);
    }

    private Supplier<TokenRequest> request() {
        if (!model.useProfileAssertion() && (model.clientId() == null || model.clientSecret() == null)) {
            throw definition.wrong("an OAuthAuthenticator needs both client_id and client_secret");
        }
        return request(
                later(at().clientId()),
                later(at().clientSecret()),
                later(at().refreshTokenName()),
                model.useProfileAssertion() ? () -> ASSERTION_GRANT : later(at().grantType()),
                model.useProfileAssertion() ? assertion() : null,
                this::later);
    }

    private TokenProvider assertion() {
        TokenProvider assertion = at().profileAssertion()
                .mapOrNull((jwt, place) -> new JwtAuthenticatorBuilder(jwt, place, environment).build());
        if (assertion == null) {
            throw definition.wrong("an OAuthAuthenticator with use_profile_assertion needs a profile_assertion");
        }
        return assertion;
    }

    /** Client and secret of the configuration's {@code credentials} come first here. All is evaluated while building. */
    private Supplier<TokenRequest> requestWithUpdater(RefreshTokenUpdaterModel updater) {
        Supplier<TokenRequest> templates = request(
                credential(OAuthAuthenticatorModel.CLIENT_ID, at().clientId()),
                credential(OAuthAuthenticatorModel.CLIENT_SECRET, at().clientSecret()),
                updater::refreshTokenName,
                now(at().grantType()),
                null,
                this::now);
        try {
            TokenRequest request = templates.get();
            return () -> request;
        } catch (TemplateException e) {
            throw definition.wrong("a template cannot be evaluated: " + e.getMessage());
        }
    }

    private Supplier<String> credential(String field, LocatedText otherwise) {
        return definition.config().get("credentials") instanceof Map<?, ?> credentials && credentials.containsKey(field)
                ? () -> PythonText.str(credentials.get(field))
                : now(otherwise);
    }

    /** When the template of a field is evaluated. */
    @FunctionalInterface
    private interface Evaluation {

        /** The template's value, which is empty where there is none. */
        Supplier<String> of(LocatedText template);
    }

    private Supplier<TokenRequest> request(
            Supplier<String> clientId,
            Supplier<String> clientSecret,
            Supplier<String> refreshTokenName,
            Supplier<String> grantType,
            @Nullable TokenProvider assertion,
            Evaluation evaluation) {
        Supplier<String> endpoint = evaluation.of(at().tokenRefreshEndpoint());
        Supplier<String> grantTypeName = evaluation.of(at().grantTypeName());
        Supplier<String> clientIdName = evaluation.of(at().clientIdName());
        Supplier<String> clientSecretName = evaluation.of(at().clientSecretName());
        Supplier<String> accessTokenName = evaluation.of(at().accessTokenName());
        Supplier<String> expiresInName = evaluation.of(at().expiresInName());
        Supplier<Map<String, @Nullable Object>> body = mapping(at().refreshRequestBody());
        Supplier<Map<String, @Nullable Object>> headers = mapping(at().refreshRequestHeaders());
        return () -> new TokenRequest(
                endpoint.get(),
                new OAuthNames(
                        grantTypeName.get(),
                        clientIdName.get(),
                        clientSecretName.get(),
                        refreshTokenName.get(),
                        accessTokenName.get(),
                        expiresInName.get()),
                new TokenRequest.Grant(
                        grantType.get(), clientId.get(), clientSecret(clientSecret.get()), model.scopes(), assertion),
                body.get(),
                learnCredentials(headers.get()),
                model.sendRefreshRequestAsQueryParams());
    }

    private String clientSecret(String value) {
        environment.learnCredential(value, value.equals(model.clientSecret()));
        return value;
    }

    private String secret(String value) {
        environment.secrets().add(value);
        return value;
    }

    /** What a header like {@code Authorization: Basic …} holds, from which anyone could read the client's secret. */
    private Map<String, @Nullable Object> learnCredentials(Map<String, @Nullable Object> headers) {
        headers.forEach((name, value) -> {
            if (name.equalsIgnoreCase("Authorization")) {
                String text = PythonText.str(value);
                environment.secrets().add(text.substring(text.lastIndexOf(' ') + 1));
            }
        });
        return headers;
    }

    private OAuthTokens keptTokens() {
        if (model.refreshToken() == null
                && !model.useProfileAssertion()
                && text(at().grantType()).equals("refresh_token")) {
            throw definition.wrong("an OAuthAuthenticator with the grant_type refresh_token needs a refresh_token");
        }
        String access = model.accessTokenValue();
        String known = access == null || access.isEmpty() ? null : secret(text(at().accessTokenValue()));
        return new InMemoryTokens(model.refreshToken() == null ? null : later(at().refreshToken()), known, expiry());
    }

    /** When the token to begin with expires; without a date it has. */
    private Instant expiry() {
        String text = model.tokenExpiryDate();
        if (text == null || text.isEmpty()) {
            return Instant.MIN;
        }
        LocatedText date = at().tokenExpiryDate();
        return date.at().checked(() -> TokenExpiry.at(text(date)));
    }

    private OAuthTokens configTokens(RefreshTokenUpdaterModel updater) {
        return new ConfigTokens(
                definition.context().config(),
                updater.accessTokenConfigPath(),
                updater.refreshTokenConfigPath(),
                updater.tokenExpiryDateConfigPath(),
                environment.clock());
    }

    /** A rule refuses errors in both places. */
    private TokenErrors errors(@Nullable RefreshTokenUpdaterModel updater) {
        boolean ownErrors = !model.refreshTokenErrorStatusCodes().isEmpty()
                || !Objects.requireNonNullElse(model.refreshTokenErrorKey(), "").isEmpty()
                || !model.refreshTokenErrorValues().isEmpty();
        boolean updatersErrors = updater != null
                && (!updater.refreshTokenErrorStatusCodes().isEmpty()
                        || !updater.refreshTokenErrorKey().isEmpty()
                        || !updater.refreshTokenErrorValues().isEmpty());
        if (updater != null && updatersErrors) {
            return errors(
                    updater.refreshTokenErrorStatusCodes(),
                    updater.refreshTokenErrorKey(),
                    updater.refreshTokenErrorValues());
        }
        return ownErrors
                ? errors(
                        model.refreshTokenErrorStatusCodes(),
                        Objects.requireNonNullElse(model.refreshTokenErrorKey(), ""),
                        model.refreshTokenErrorValues())
                : TokenErrors.STANDARD;
    }

    private static TokenErrors errors(List<Long> statuses, String key, List<String> values) {
        return new TokenErrors(StatusCodes.of(statuses), key, new LinkedHashSet<>(values));
    }

    private OAuthAuthenticatorModel.View<LocatedText, ComponentDefinition> at() {
        return model.at(definition);
    }

    private Supplier<String> now(LocatedText template) {
        String value = text(template);
        return () -> value;
    }

    private Supplier<String> later(LocatedText template) {
        Template compiled = template.optional();
        Scope scope = definition.scope();
        return compiled == null ? () -> "" : () -> Objects.requireNonNullElse(compiled.evaluateToString(scope), "");
    }

    /** The value of a template, empty where it has none. */
    private static String text(LocatedText template) {
        return Objects.requireNonNullElse(template.text(), "");
    }

    private Supplier<Map<String, @Nullable Object>> mapping(
            Located<Map<String, @Nullable Object>, ComponentDefinition> map) {
        ComponentDefinition at = map.at();
        TemplatedValue templates = TemplatedValue.flat(
                map.value(),
                key -> at.compile(key, KEY),
                value -> TemplatedValue.of(at.compile(value, TemplateOptions.PLAIN)));
        Scope scope = definition.scope();
        return () -> {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            if (templates.evaluate(scope) instanceof Map<?, ?> evaluated) {
                evaluated.forEach((key, value) -> values.put(String.valueOf(key), value));
            }
            return values;
        };
    }
}
