package dev.cairn.workbench.har;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of headers, parameters and members whose values are secrets, whatever a specification says. */
final class SensitiveNames {

    private static final Set<String> HEADERS =
            Set.of("authorization", "proxy-authorization", "cookie", "set-cookie", "api-key", "apikey");

    /** {@code X-Api-Key}, {@code X-Shopify-Access-Token}, {@code X-Amz-Security-Token} and the like. */
    private static final Pattern HEADER = Pattern.compile(
            "(?:^|.*[-_])(?:api-?key|token|secret|password|auth|credentials?|signature|session)(?:[-_].*|$)");

    private static final Set<String> MEMBERS = Set.of(
            "accesstoken",
            "refreshtoken",
            "idtoken",
            "authtoken",
            "bearertoken",
            "sessiontoken",
            "sessionid",
            "clientsecret",
            "clientassertion",
            "apikey",
            "apisecret",
            "apitoken",
            "secretkey",
            "privatekey",
            "password",
            "passwd",
            "passphrase");

    private SensitiveNames() {}

    static boolean isHeader(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return HEADERS.contains(lower) || HEADER.matcher(lower).matches();
    }

    /** Of a JSON object, a query, a form or XML, however its words are put together. */
    static boolean isMember(String name) {
        return MEMBERS.contains(name.toLowerCase(Locale.ROOT).replaceAll("[-_. ]", ""));
    }
}
