package dev.cairn.core.secret;

import dev.cairn.core.secret.SecretFinder.Encoding;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Makes the forms in which a secret may appear in a text: itself, in Base64, in hexadecimal digits, and so on. Escaped
 * forms are left to {@link Unescaping}.
 */
final class SecretForms {

    /** Shorter lines of a key tell nothing. */
    private static final int LINE = 16;

    private SecretForms() {}

    static Map<String, Encoding> of(String secret) {
        Map<String, Encoding> forms = new LinkedHashMap<>();
        add(forms, secret);
        add(forms, secret.strip());
        secret.lines()
                .map(String::strip)
                .filter(line -> line.length() >= LINE && !line.startsWith("-----"))
                .forEach(line -> add(forms, line));
        forms.remove("");
        return forms;
    }

    /**
     * The forms in which a secret is searched for whatever the case of its letters; none where those are of ASCII, or by
     * chance. A letter may have more than one in another case.
     */
    static Set<String> caseless(String secret) {
        Set<String> forms = new LinkedHashSet<>();
        if (secret.length() >= SecretFinder.LONG && secret.chars().anyMatch(character -> character > 0x7f)) {
            of(secret).forEach((form, encoding) -> {
                if (encoding == Encoding.TEXT) {
                    forms.add(form);
                    forms.add(form.toUpperCase(Locale.ROOT));
                }
            });
        }
        return forms;
    }

    private static void add(Map<String, Encoding> forms, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        forms.putIfAbsent(text, Encoding.TEXT);
        forms.putIfAbsent(new String(bytes, StandardCharsets.ISO_8859_1), Encoding.TEXT); // in a header
        // in a body of another encoding, as messages quote it
        forms.putIfAbsent(text.replaceAll("[^\\x00-\\x7f]", "·"), Encoding.TEXT);
        int fragment = text.indexOf('#'); // of a URL, which is not sent
        if (fragment >= SecretFinder.LONG) {
            forms.putIfAbsent(text.substring(0, fragment), Encoding.TEXT);
        }
        if (bytes.length >= SecretFinder.LONG) {
            forms.putIfAbsent(HexFormat.of().formatHex(bytes), Encoding.HEX);
            addBase64(forms, bytes);
        }
    }

    /** What of the Base64 of any longer text that contains the secret depends on the secret alone. */
    private static void addBase64(Map<String, Encoding> forms, byte[] secret) {
        for (int before = 0; before < 3; before++) {
            byte[] shifted = new byte[before + secret.length];
            System.arraycopy(secret, 0, shifted, before, secret.length);
            int from = (before * 8 + 5) / 6;
            int to = shifted.length * 8 / 6;
            forms.putIfAbsent(Base64.getEncoder().encodeToString(shifted).substring(from, to), Encoding.BASE64);
            forms.putIfAbsent(Base64.getUrlEncoder().encodeToString(shifted).substring(from, to), Encoding.BASE64);
        }
    }
}
