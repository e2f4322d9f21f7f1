package dev.cairn.runtime.secret;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Replaces secrets in texts by asterisks, also in the forms in which they travel: url-encoded and JSON-escaped.
 *
 * <p>Secrets are those of the configuration and the tokens obtained on the way; whoever obtains one adds it. Thread-safe.
 */
public final class SecretMask {

    /** What stands in place of a secret. */
    public static final String MASK = "****";

    private final ReentrantLock adding = new ReentrantLock();
    private final Set<String> forms =
            new TreeSet<>(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));
    private volatile List<String> longestFirst = List.of();

    /** Learns a secret. An empty text is none. */
    public void add(String secret) {
        if (secret.isEmpty()) {
            return;
        }
        Set<String> added = new LinkedHashSet<>();
        added.add(secret);
        String form = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        added.add(form);
        added.add(form.replace("+", "%20").replace("*", "%2A").replace("%7E", "~"));
        added.add(new String(JsonStringEncoder.getInstance().quoteAsString(secret)));
        adding.lock();
        try {
            if (forms.addAll(added)) {
                longestFirst = new ArrayList<>(forms);
            }
        } finally {
            adding.unlock();
        }
    }

    /** The text with every secret in it masked. */
    public String mask(String text) {
        String masked = text;
        for (String secret : longestFirst) {
            if (masked.contains(secret)) {
                masked = masked.replace(secret, MASK);
            }
        }
        return masked;
    }
}
