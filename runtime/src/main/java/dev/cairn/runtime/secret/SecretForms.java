package dev.cairn.runtime.secret;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Makes the forms in which a secret may appear in a text: itself, in Base64, and so on. Escaped forms are left to
 * {@link Unescaping}.
 */
final class SecretForms {

    /** Parts and Base64 of shorter ones appear by chance, and so do their letters in another case. */
    static final int LONG = 6;

    /** Shorter lines of a key tell nothing. */
    private static final int LINE = 16;

    private SecretForms() {}

    static Set<String> of(String secret) {
        Set<String> forms = new LinkedHashSet<>();
        add(forms, secret);
        add(forms, secret.strip());
        secret.lines()
                .map(String::strip)
                .filter(line -> line.length() >= LINE && !line.startsWith("-----"))
                .forEach(line -> add(forms, line));
        forms.remove("");
        return forms;
    }

    private static void add(Set<String> forms, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        forms.add(text);
        forms.add(new String(bytes, StandardCharsets.ISO_8859_1)); // in a header
        forms.add(text.replaceAll("[^\\x00-\\x7f]", "·")); // in a body of another encoding, as messages quote it
        int fragment = text.indexOf('#'); // of a URL, which is not sent
        if (fragment >= LONG) {
            forms.add(text.substring(0, fragment));
        }
        if (bytes.length >= LONG) {
            addBase64(forms, bytes);
        }
    }

    /** What of the Base64 of any longer text that contains the secret depends on the secret alone. */
    private static void addBase64(Set<String> forms, byte[] secret) {
        for (int before = 0; before < 3; before++) {
            byte[] shifted = new byte[before + secret.length];
            System.arraycopy(secret, 0, shifted, before, secret.length);
            int from = (before * 8 + 5) / 6;
            int to = shifted.length * 8 / 6;
            forms.add(Base64.getEncoder().encodeToString(shifted).substring(from, to));
            forms.add(Base64.getUrlEncoder().encodeToString(shifted).substring(from, to));
        }
    }
}
