package dev.cairn.core.secret;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what says by its name or place that it is secret, in addresses, forms and JSON: a signature, a token, a password
 * before a host. Escapes do not hide it, and neither does Base64 of the whole text.
 */
public final class SecretParameters {

    private static final Pattern USER = Pattern.compile("//[^/?#\\s]*@");
    private static final Pattern PARAMETER =
            Pattern.compile("(?<![A-Za-z0-9_.$-])([A-Za-z0-9_.$-]+)[\\]\"']*\\s*[=:]\\s*[\"']?[^&;#\\s\"',}]");
    private static final int MOST_LAYERS = 8;

    private SecretParameters() {}

    /** Whether a text has such a value. */
    public static boolean areIn(String text) {
        Unescaping layer = Unescaping.none(text);
        for (int i = 0; i < MOST_LAYERS; i++) {
            String plain = new String(layer.bytes(), StandardCharsets.UTF_8);
            if (areInPlain(plain)) {
                return true;
            }
            Unescaping next = layer.once();
            if (next.sameBytes(layer)) {
                break;
            }
            layer = next;
        }
        return areInBase64(text);
    }

    private static boolean areInPlain(String text) {
        if (USER.matcher(text).find()) {
            return true;
        }
        Matcher parameter = PARAMETER.matcher(text);
        while (parameter.find()) {
            if (SecretNames.isSecret(parameter.group(1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean areInBase64(String text) {
        try {
            byte[] decoded = Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
            return decoded.length > 0 && areIn(new String(decoded, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return false; // it is none
        }
    }
}
