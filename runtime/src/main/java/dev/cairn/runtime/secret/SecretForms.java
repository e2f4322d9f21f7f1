package dev.cairn.runtime.secret;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;

/** The texts as which a secret may appear. */
final class SecretForms {

    /** Shorter ones would give parts of Base64 that appear by chance. */
    private static final int BYTES_FOR_BASE64 = 6;

    private SecretForms() {}

    static Set<String> of(String secret) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(secret);
        String form = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        forms.add(form);
        forms.add(form.replace("+", "%20").replace("*", "%2A").replace("%7E", "~"));
        forms.add(new String(JsonStringEncoder.getInstance().quoteAsString(secret)));
        forms.add(asciiJson(secret));
        addBase64(forms, secret.getBytes(StandardCharsets.UTF_8));
        return forms;
    }

    /** JSON as Python writes it. */
    private static String asciiJson(String secret) {
        StringBuilder out = new StringBuilder();
        for (char c : new String(JsonStringEncoder.getInstance().quoteAsString(secret)).toCharArray()) {
            out.append(c < 127 ? String.valueOf(c) : String.format("\\u%04x", (int) c));
        }
        return out.toString();
    }

    /** What of the Base64 of any longer text that contains the secret depends on the secret alone. */
    private static void addBase64(Set<String> forms, byte[] secret) {
        if (secret.length < BYTES_FOR_BASE64) {
            return;
        }
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
