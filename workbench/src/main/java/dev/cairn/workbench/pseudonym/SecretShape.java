package dev.cairn.workbench.pseudonym;

import dev.cairn.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** What the name of a secret looks like. */
final class SecretShape {

    private static final Pattern JWT = Pattern.compile("eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]*");
    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d*");
    private static final Pattern SAME_EVERYWHERE = Pattern.compile("[\\w.-]*");

    /** As many as a long has at most, and so many that no other number is the same by chance. */
    private static final int FEWEST_DIGITS = 10;

    private static final int MOST_DIGITS = 18;

    private SecretShape() {}

    /** A name that may stand where the secret does. */
    static String name(String secret, int number) {
        if (JWT.matcher(secret).matches()) {
            return "cairn-jwt-" + number;
        }
        if (UUID.matcher(secret).matches()) {
            return String.format("00000000-0000-4000-8000-%012d", number);
        }
        if (NUMBER.matcher(secret).matches()) {
            int digits = Math.min(MOST_DIGITS, Math.max(FEWEST_DIGITS, secret.length()));
            return "7" + String.format("%0" + (digits - 1) + "d", number);
        }
        return "cairn-secret-" + number;
    }

    /** The name as what was found is of the secret: in capitals, or escaped. */
    static String as(String found, String secret, String name) {
        if (found.equals(secret)) {
            return name;
        }
        if (SAME_EVERYWHERE.matcher(name).matches()) {
            String capitals = secret.toUpperCase(Locale.ROOT);
            return found.equals(found.toUpperCase(Locale.ROOT)) && !secret.equals(capitals)
                    ? name.toUpperCase(Locale.ROOT)
                    : name;
        }
        if (found.indexOf('\\') >= 0) {
            String json = Json.write(name);
            return json.substring(1, json.length() - 1);
        }
        return found.indexOf('%') >= 0 ? URLEncoder.encode(name, StandardCharsets.UTF_8) : name;
    }
}
