package dev.cairn.runtime.secret;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Replaces secrets in texts by asterisks, also in the forms in which they travel: url-encoded, JSON-escaped, and in Base64,
 * alone or as part of something longer.
 *
 * <p>Secrets are those of the configuration and the tokens obtained on the way; whoever obtains one adds it. Thread-safe.
 */
public final class SecretMask {

    /** What stands in place of a secret. */
    public static final String MASK = "****";

    private static final int PASSING = 250;

    private final ReentrantLock changing = new ReentrantLock();
    private final Set<String> lasting = new LinkedHashSet<>();
    private final Deque<String> passing = new ArrayDeque<>();
    private volatile @Nullable List<String> longestFirst = List.of();

    /** Learns a secret. An empty text is none. */
    public void add(String secret) {
        changing.lock();
        try {
            if (!secret.isEmpty() && lasting.add(secret)) {
                longestFirst = null;
            }
        } finally {
            changing.unlock();
        }
    }

    /**
     * Learns a secret of which many follow each other, such as a token that lasts for one request. Forgotten when 250
     * others have come after it.
     */
    public void addPassing(String secret) {
        changing.lock();
        try {
            if (secret.isEmpty() || passing.contains(secret)) {
                return;
            }
            passing.addLast(secret);
            if (passing.size() > PASSING) {
                passing.removeFirst();
            }
            longestFirst = null;
        } finally {
            changing.unlock();
        }
    }

    /** The text with every secret in it masked. */
    public String mask(String text) {
        String masked = text;
        for (String secret : longestFirst()) {
            if (masked.contains(secret)) {
                masked = masked.replace(secret, MASK);
            }
        }
        return masked;
    }

    private List<String> longestFirst() {
        List<String> known = longestFirst;
        if (known != null) {
            return known;
        }
        changing.lock();
        try {
            Set<String> forms = new LinkedHashSet<>();
            lasting.forEach(secret -> forms.addAll(SecretForms.of(secret)));
            passing.forEach(secret -> forms.addAll(SecretForms.of(secret)));
            List<String> sorted = new ArrayList<>(forms);
            sorted.sort(Comparator.comparingInt(String::length).reversed());
            longestFirst = sorted;
            return sorted;
        } finally {
            changing.unlock();
        }
    }
}
