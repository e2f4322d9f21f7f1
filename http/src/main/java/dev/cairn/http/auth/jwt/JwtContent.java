package dev.cairn.http.auth.jwt;

import dev.cairn.core.error.SystemException;
import dev.cairn.http.request.TemplatedValue;
import dev.cairn.pythonvalues.PythonText;
import dev.cairn.templates.Scope;
import dev.cairn.templates.Template;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The header and the claims of a token. Immutable.
 *
 * <p>Source of the rules: {@code JwtAuthenticator} of the Python CDK and {@code encode} of PyJWT, including the order of
 * the members.
 *
 * @param header the registered fields that the manifest names; those that have no value are left out
 * @param moreHeader fields of other names
 * @param claims the registered claims that the manifest names
 * @param moreClaims claims of other names
 * @param place where the manifest describes it, for messages
 */
public record JwtContent(
        Map<String, Template> header,
        List<Member> moreHeader,
        Map<String, Template> claims,
        List<Member> moreClaims,
        String place) {

    private static final Set<String> REGISTERED_FIELDS = Set.of("kid", "alg", "typ", "cty");
    private static final Set<String> REGISTERED_CLAIMS = Set.of("iss", "sub", "aud", "iat", "exp", "nbf");

    public JwtContent {
        header = Collections.unmodifiableMap(new LinkedHashMap<>(header));
        moreHeader = List.copyOf(moreHeader);
        claims = Collections.unmodifiableMap(new LinkedHashMap<>(claims));
        moreClaims = List.copyOf(moreClaims);
    }

    /** A field or claim of a name that the manifest chooses. */
    public record Member(Template name, TemplatedValue value) {}

    /** The members of the header, by name. */
    Map<String, @Nullable Object> header(JwtAlgorithm algorithm, Scope scope) {
        Map<String, @Nullable Object> members = new TreeMap<>();
        members.put("typ", "JWT");
        members.putAll(others(moreHeader, REGISTERED_FIELDS, "additional_jwt_headers", scope));
        header.forEach((name, template) -> members.put(name, template.evaluate(scope)));
        members.put("alg", algorithm.name());
        if (members.containsKey("kid")) {
            requireText("kid", members.get("kid"));
        }
        if (members.get("typ") == null || "".equals(members.get("typ"))) {
            members.remove("typ");
        }
        return members;
    }

    /**
     * The claims, in order.
     *
     * @param now the time in seconds since 1970
     * @param duration how long the token is good for, in seconds
     */
    Map<String, @Nullable Object> claims(long now, long duration, Scope scope) {
        Map<String, @Nullable Object> members = others(moreClaims, REGISTERED_CLAIMS, "additional_jwt_payload", scope);
        claims.forEach((name, template) -> members.put(name, template.evaluate(scope)));
        if (members.containsKey("iss")) {
            requireText("iss", members.get("iss"));
        }
        members.put("iat", now);
        members.put("exp", now + duration);
        members.put("nbf", now);
        return members;
    }

    private Map<String, @Nullable Object> others(
            List<Member> members, Set<String> registered, String field, Scope scope) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Member member : members) {
            String name = PythonText.str(member.name.evaluateToString(scope));
            if (registered.contains(name)) {
                throw new SystemException(
                        place + ": " + field + " sets '" + name
                                + "', which has a place of its own (jwt_headers, jwt_payload) or is filled in by the connector");
            }
            values.put(name, member.value.evaluate(scope));
        }
        return values;
    }

    private void requireText(String name, @Nullable Object value) {
        if (!(value instanceof String)) {
            throw new SystemException(
                    place + ": failed to sign a token: '" + name + "' must be a text, but its template gives none");
        }
    }
}
