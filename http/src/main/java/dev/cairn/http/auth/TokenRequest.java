package dev.cairn.http.auth;

import dev.cairn.core.error.SystemException;
import dev.cairn.http.Request;
import dev.cairn.http.request.BodyData;
import dev.cairn.http.request.HttpMethod;
import dev.cairn.http.request.RequestAssembler;
import dev.cairn.http.request.RequestOptions;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request for an access token. Immutable.
 *
 * <p>Source of the rules: {@code AbstractOauth2Authenticator._build_standard_refresh_args} of the Python CDK.
 *
 * @param endpoint empty where its template has no value; that is reported when a token is needed
 * @param extraFields added where the standard fields leave their names free
 * @param headers with an {@code Authorization} header, client id and secret are not sent as fields
 * @param asQueryParameters whether the fields go into the URL instead of a form
 */
public record TokenRequest(
        String endpoint,
        OAuthNames names,
        Grant grant,
        Map<String, @Nullable Object> extraFields,
        Map<String, @Nullable Object> headers,
        boolean asQueryParameters) {

    /**
     * What the token is asked for with.
     *
     * @param type the grant type
     * @param clientSecret null to send none
     * @param scopes sent as {@code scopes} where there are any
     * @param assertion gives the assertion that takes the place of all other fields of a form; null for none
     */
    public record Grant(
            String type,
            String clientId,
            @Nullable String clientSecret,
            List<String> scopes,
            @Nullable TokenProvider assertion) {

        public Grant {
            scopes = List.copyOf(scopes);
        }
    }

    public TokenRequest {
        extraFields = Collections.unmodifiableMap(new LinkedHashMap<>(extraFields));
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    Request build(@Nullable String refreshToken) throws InterruptedException {
        if (endpoint.isEmpty()) {
            throw new SystemException("OAuthAuthenticator was unable to evaluate token_refresh_endpoint");
        }
        Map<String, @Nullable Object> parameters = asQueryParameters ? standard(refreshToken) : Map.of();
        return RequestAssembler.assemble(
                HttpMethod.POST,
                endpoint,
                new RequestOptions(parameters, headers, new BodyData.Form(form(refreshToken)), Map.of()));
    }

    private Map<String, @Nullable Object> form(@Nullable String refreshToken) throws InterruptedException {
        TokenProvider assertion = grant.assertion();
        if (assertion != null) {
            return asserted(assertion);
        }
        return asQueryParameters ? Map.of() : standard(refreshToken);
    }

    private Map<String, @Nullable Object> asserted(TokenProvider provider) throws InterruptedException {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put(names.grantType(), grant.type());
        fields.put("assertion", provider.token());
        return fields;
    }

    private Map<String, @Nullable Object> standard(@Nullable String refreshToken) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put(names.grantType(), grant.type());
        if (!headers.containsKey("Authorization")) {
            if (grant.clientId().isEmpty()) {
                throw new SystemException("OAuthAuthenticator was unable to evaluate client_id parameter");
            }
            fields.put(names.clientId(), grant.clientId());
            fields.put(names.clientSecret(), grant.clientSecret());
        }
        fields.put(names.refreshToken(), refreshToken);
        if (!grant.scopes().isEmpty()) {
            fields.put("scopes", grant.scopes());
        }
        extraFields.forEach((name, value) -> {
            if (!fields.containsKey(name)) {
                fields.put(name, value);
            }
        });
        return fields;
    }
}
