package dev.cairn.runtime.assembly;

import dev.cairn.models.OAuthAuthenticator;
import dev.cairn.models.OAuthAuthenticator.RefreshTokenUpdater;
import dev.cairn.runtime.http.HttpEnvironment;
import dev.cairn.runtime.http.TemplatedValue;
import dev.cairn.runtime.http.auth.ConfigTokens;
import dev.cairn.runtime.http.auth.KeptTokens;
import dev.cairn.runtime.http.auth.OAuthNames;
import dev.cairn.runtime.http.auth.OAuthTokens;
import dev.cairn.runtime.http.auth.TokenErrors;
import dev.cairn.runtime.http.auth.TokenExpiry;
import dev.cairn.runtime.http.auth.TokenProvider;
import dev.cairn.runtime.http.auth.TokenRequest;
import dev.cairn.runtime.http.wire.PythonText;
import dev.cairn.runtime.template.TemplateOptions;
import dev.cairn.runtime.template.ValueType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Builds one OAuth authenticator.
 *
 * <p>Source of the rules: {@code create_oauth_authenticator} of the Python CDK's factory.
 */
final class OAuthBuilder {

    private static final String ASSERTION_GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final TemplateOptions KEY = TemplateOptions.PLAIN.withValidTypes(Set.of(ValueType.STR));

    private final OAuthAuthenticator model;
    private final Site site;
    private final HttpEnvironment environment;

    OAuthBuilder(OAuthAuthenticator model, Site site, HttpEnvironment environment) {
        this.model = model;
        this.site = site;
        this.environment = environment;
    }

    dev.cairn.runtime.http.auth.OAuthAuthenticator build() {
        RefreshTokenUpdater updater = model.refreshTokenUpdater();
        TokenRequest request = updater == null ? request() : requestWithUpdater(updater);
        OAuthTokens tokens = updater == null ? keptTokens(request.grantType()) : configTokens(updater);
        String format = model.tokenExpiryDateFormat();
        return new dev.cairn.runtime.http.auth.OAuthAuthenticator(
                request,
                tokens,
                format == null || format.isEmpty() ? TokenExpiry.SECONDS_LEFT : TokenExpiry.POINT_IN_TIME,
                errors(updater),
                environment);
    }

    private TokenRequest request() {
        if (!model.useProfileAssertion() && (model.clientId() == null || model.clientSecret() == null)) {
            throw site.wrong("an OAuthAuthenticator needs both client_id and client_secret");
        }
        return request(
                text("client_id", model.clientId()),
                text("client_secret", model.clientSecret()),
                text("refresh_token_name", model.refreshTokenName()),
                model.useProfileAssertion() ? ASSERTION_GRANT : text("grant_type", model.grantType()),
                model.useProfileAssertion() ? assertion() : null);
    }

    private TokenProvider assertion() {
        if (model.profileAssertion() == null) {
            throw site.wrong("an OAuthAuthenticator with use_profile_assertion needs a profile_assertion");
        }
        return new JwtBuilder(model.profileAssertion(), site.field("profile_assertion"), environment).build();
    }

    /** Client and secret of the configuration's {@code credentials} come first here. */
    private TokenRequest requestWithUpdater(RefreshTokenUpdater updater) {
        return request(
                credential("client_id", model.clientId()),
                credential("client_secret", model.clientSecret()),
                updater.refreshTokenName(),
                text("grant_type", model.grantType()),
                null);
    }

    private String credential(String field, @Nullable String otherwise) {
        return site.config().get("credentials") instanceof Map<?, ?> credentials && credentials.containsKey(field)
                ? PythonText.str(credentials.get(field))
                : text(field, otherwise);
    }

    private TokenRequest request(
            String clientId,
            String clientSecret,
            String refreshTokenName,
            String grantType,
            @Nullable TokenProvider assertion) {
        environment.secrets().add(clientSecret);
        Map<String, @Nullable Object> headers = mapping("refresh_request_headers", model.refreshRequestHeaders());
        learnCredentials(headers);
        OAuthNames names = new OAuthNames(
                text("grant_type_name", model.grantTypeName()),
                text("client_id_name", model.clientIdName()),
                text("client_secret_name", model.clientSecretName()),
                refreshTokenName,
                text("access_token_name", model.accessTokenName()),
                text("expires_in_name", model.expiresInName()));
        return new TokenRequest(
                model.tokenRefreshEndpoint() == null
                        ? null
                        : text("token_refresh_endpoint", model.tokenRefreshEndpoint()),
                names,
                grantType,
                clientId,
                clientSecret,
                model.scopes(),
                mapping("refresh_request_body", model.refreshRequestBody()),
                headers,
                model.sendRefreshRequestAsQueryParams(),
                assertion);
    }

    /** What a header like {@code Authorization: Basic …} holds, from which anyone could read the client's secret. */
    private void learnCredentials(Map<String, @Nullable Object> headers) {
        headers.forEach((name, value) -> {
            if (name.equalsIgnoreCase("Authorization")) {
                String text = PythonText.str(value);
                environment.secrets().add(text.substring(text.lastIndexOf(' ') + 1));
            }
        });
    }

    private OAuthTokens keptTokens(String grantType) {
        if (grantType.equals("refresh_token") && model.refreshToken() == null) {
            throw site.wrong("an OAuthAuthenticator with the grant_type refresh_token needs a refresh_token");
        }
        String access = model.accessTokenValue();
        String known = access == null || access.isEmpty() ? null : text("access_token_value", access);
        if (known != null) {
            environment.secrets().add(known);
        }
        return new KeptTokens(
                model.refreshToken() == null ? null : text("refresh_token", model.refreshToken()), known, expiry());
    }

    /** When the token to begin with expires; without a date it has. */
    private Instant expiry() {
        String text = model.tokenExpiryDate();
        if (text == null || text.isEmpty()) {
            return Instant.MIN;
        }
        Site at = site.field("token_expiry_date");
        return at.checked(() -> TokenExpiry.at(text("token_expiry_date", text)));
    }

    private OAuthTokens configTokens(RefreshTokenUpdater updater) {
        return new ConfigTokens(
                site.changeableConfig(),
                updater.accessTokenConfigPath(),
                updater.refreshTokenConfigPath(),
                updater.tokenExpiryDateConfigPath(),
                environment.clock());
    }

    private TokenErrors errors(@Nullable RefreshTokenUpdater updater) {
        boolean ownErrors = !model.refreshTokenErrorStatusCodes().isEmpty()
                || !Objects.requireNonNullElse(model.refreshTokenErrorKey(), "").isEmpty()
                || !model.refreshTokenErrorValues().isEmpty();
        boolean updatersErrors = updater != null
                && (!updater.refreshTokenErrorStatusCodes().isEmpty()
                        || !updater.refreshTokenErrorKey().isEmpty()
                        || !updater.refreshTokenErrorValues().isEmpty());
        if (ownErrors && updatersErrors) {
            throw site.wrong("errors of refresh tokens stand in the authenticator and in its refresh_token_updater; "
                    + "keep one");
        }
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
        Set<Integer> codes = new LinkedHashSet<>();
        statuses.forEach(status -> codes.add(Math.toIntExact(status)));
        return new TokenErrors(codes, key, new LinkedHashSet<>(values));
    }

    /** The value of a template, empty where it has none. */
    private String text(String field, @Nullable String template) {
        String value = template == null ? null : site.field(field).text(template, model.parameters());
        return value == null ? "" : value;
    }

    private Map<String, @Nullable Object> mapping(String field, Map<String, @Nullable Object> map) {
        Site at = site.field(field);
        TemplatedValue templates = TemplatedValue.flat(
                map, key -> at.compile(key, KEY), value -> at.compile(value, TemplateOptions.PLAIN));
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        if (templates.evaluate(site.scope(model.parameters())) instanceof Map<?, ?> evaluated) {
            evaluated.forEach((key, value) -> values.put(String.valueOf(key), value));
        }
        return values;
    }
}
