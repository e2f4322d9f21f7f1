package dev.cairn.core.secret;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Replaces secrets in texts by asterisks, also in the forms in which they travel: escaped as in URLs, JSON, Python and HTML,
 * wholly or in part and several times over, in Base64, in small letters, a line of them alone, and their start where a text
 * was cut off, which an ellipsis says.
 *
 * <p>Secrets are those of the configuration, and tokens, which are added when they are obtained. Thread-safe.
 */
public final class SecretMask {

    /** What stands in place of a secret. */
    public static final String MASK = "****";

    private static final int PASSING = 250;

    private final ReentrantLock changing = new ReentrantLock();
    private final Set<String> lasting = new LinkedHashSet<>();
    private final Deque<String> passing = new ArrayDeque<>();
    private volatile NotSecret notSecret = NotSecret.NOTHING;
    private volatile @Nullable SecretFinder finder;

    /** Learns a secret. An empty text is none. */
    public void add(String secret) {
        changing.lock();
        try {
            if (!secret.isEmpty() && lasting.add(secret)) {
                finder = null;
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
            finder = null;
        } finally {
            changing.unlock();
        }
    }

    /** Learns what an author says is no secret. It is known to who asks, and what was learned as a secret stays one. */
    public void except(NotSecret more) {
        changing.lock();
        try {
            notSecret = notSecret.and(more.said());
        } finally {
            changing.unlock();
        }
    }

    /** What an author says is no secret. */
    public NotSecret notSecret() {
        return notSecret;
    }

    /** Whether there is a secret in the text. */
    public boolean isIn(String text) {
        return !finder().find(text).isEmpty();
    }

    /** The text with every secret in it masked. */
    public String mask(String text) {
        BitSet secret = finder().find(text);
        if (secret.isEmpty()) {
            return text;
        }
        StringBuilder masked = new StringBuilder(text.length());
        int done = 0;
        for (int start = secret.nextSetBit(0); start >= 0; start = secret.nextSetBit(done)) {
            masked.append(text, done, start).append(MASK);
            done = secret.nextClearBit(start);
        }
        return masked.append(text, done, text.length()).toString();
    }

    /** What it knows now, those of the configuration first. */
    public List<String> known() {
        changing.lock();
        try {
            List<String> secrets = new ArrayList<>(lasting);
            secrets.addAll(passing);
            return secrets;
        } finally {
            changing.unlock();
        }
    }

    private SecretFinder finder() {
        SecretFinder known = finder;
        if (known != null) {
            return known;
        }
        changing.lock();
        try {
            SecretFinder made = new SecretFinder(known());
            finder = made;
            return made;
        } finally {
            changing.unlock();
        }
    }
}
