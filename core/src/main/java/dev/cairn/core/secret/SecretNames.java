package dev.cairn.core.secret;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names that say that a value is secret: of properties of a configuration, headers, parameters, form fields, members and
 * elements, however their words are put together.
 *
 * <p>The last words decide: {@code auth_token} is secret, {@code auth_token_url} is not. A token that leads to a next page
 * ({@code next_page_token}) is none.
 */
public final class SecretNames {

    private static final String OF_KEYS =
            "api|access|secret|private|sign(?:ing|ature)?|auth|encryption|consumer|subscription"
                    + "|app|application|shared|master|account|storage|license|licence|service|webhook|developer|deploy|ssh|hmac"
                    + "|security|admin|write|read|integration|client|user|session|bot|hash";

    private static final Pattern SECRET = Pattern.compile(".*?(?:(?:^|_)(?:pat|sig|auth|pin|otp|pwd|hmac|pass)"
            + "|(?:" + OF_KEYS + ")_?key|secrets?|passwords?|passwd|pass_?phrase|pass_?code|credentials?|signature|jwt"
            + "|assertion|verifier|authorization|bearer|cookie|token|session|session_?id|secret_?value)");

    /** What is secret in an answer, too, whatever it looks like. */
    private static final Pattern CERTAIN =
            Pattern.compile(".*?(?:(?:access|refresh|id|auth|bearer|session|api)_?token|session_?id"
                    + "|(?:client|api|app|consumer|shared|webhook)_?secret|client_?assertion|(?:api|secret|private|signing)_?key"
                    + "|password|passwd|pass_?phrase)");

    /** In addresses and forms, where everything is short, but for what is short itself. */
    private static final Set<String> OF_REQUESTS = Set.of("code", "key", "access");

    private static final Pattern CURSOR = Pattern.compile(
            ".*(?:page|next|prev|previous|continu|pagina|paging|sync|delta|resum|cursor|start|end|change|skip"
                    + "|scroll|position|offset|checkpoint|bookmark|after|before|marker).*(?:token|key)");

    /** Headers that tell of secrets tell little else. */
    private static final Pattern OF_HEADERS =
            Pattern.compile("(?:.*_)?(?:api_?key|token|secret|password|auth|credentials?|signature|session)(?:_.*)?");

    /** In configurations: addresses with a login in them, and keys that are called by nothing else. */
    private static final Pattern OF_CONFIGS = Pattern.compile(
            "(?:.*_)?(?:dsn|connection_?string|conn_?str|sas(?:_?(?:url|uri))?|web_?hook(?:_?(?:url|uri))?|private_?key_?id"
                    + "|key|cert(?:ificate)?|pem|pfx|keystore)");

    private static final Pattern CAMEL_CASE = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");
    private static final Pattern SEPARATORS = Pattern.compile("[^A-Za-z0-9]+");
    private static final Pattern ENDS = Pattern.compile("^_+|_*\\d*_*$");

    private static final int LONG = 8;
    private static final int VERY_LONG = 16;

    private SecretNames() {}

    /** Whether what a configuration has under a name is secret. */
    public static boolean isSecret(String name) {
        String words = words(name);
        return SECRET.matcher(words).matches() && !CURSOR.matcher(words).matches();
    }

    /** True if what a configuration has under a name is secret by its name, or by the name and its shape. */
    public static boolean isSecretInConfigs(String name, String value) {
        String words = words(name);
        boolean named =
                OF_CONFIGS.matcher(words).matches() && !CURSOR.matcher(words).matches();
        return isSecret(name) || (named && (value.contains("://") || GeneratedText.isPossible(value)));
    }

    /** Whether what is sent as a parameter, form field or member is: its words may be those of a manifest. */
    public static boolean isSecretInRequests(String name, String value) {
        boolean isShort = OF_REQUESTS.contains(words(name));
        return isSecretInAnswers(name, value) || (isShort && value.length() >= VERY_LONG && isRandom(value));
    }

    /** Whether what an API answers under a name is: its words are those of its users, too. */
    public static boolean isSecretInAnswers(String name, String value) {
        String words = words(name);
        return !CURSOR.matcher(words).matches()
                && (CERTAIN.matcher(words).matches() || (SECRET.matcher(words).matches() && isRandom(value)));
    }

    /** Whether what is sent or answered in a header is, where it stands. */
    public static boolean isSecretHeader(String name) {
        String words = words(name);
        return isSecret(name)
                || (OF_HEADERS.matcher(words).matches()
                        && !CURSOR.matcher(words).matches());
    }

    /** Whether it is wherever it stands. */
    public static boolean isSecretHeader(String name, String value) {
        return isSecretHeader(name) && (CERTAIN.matcher(words(name)).matches() || isRandom(value));
    }

    /** True if a token or key of this name leads to a next page. */
    static boolean leadsOn(String name) {
        return CURSOR.matcher(words(name)).matches();
    }

    /** Whether a text looks generated: long, without blanks, neither a number nor a time. */
    private static boolean isRandom(String value) {
        return value.length() >= LONG
                && value.chars().noneMatch(Character::isWhitespace)
                && value.chars().anyMatch(c -> Character.isLetter(c) && c != 'T' && c != 'Z')
                && (value.length() >= VERY_LONG || value.chars().anyMatch(Character::isDigit));
    }

    /** In small letters, with one underscore between two words. */
    static String words(String name) {
        String apart = CAMEL_CASE.matcher(name).replaceAll("_");
        String words = SEPARATORS.matcher(apart).replaceAll("_");
        return ENDS.matcher(words).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
