package dev.cairn.documents;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the known word that a misspelled word was probably meant to be. */
public final class Suggestions {

    private Suggestions() {}

    /** The candidate that a typo away from the word, or empty where none is near enough to be worth saying. */
    public static Optional<String> closest(String word, Collection<String> candidates) {
        String best = null;
        int bestDistance = Math.min(word.length(), Math.max(1, Math.min(4, (word.length() + 1) / 3)) + 1);
        for (String candidate : candidates) {
            int distance = normalised(word).equals(normalised(candidate)) ? 0 : distance(word, candidate);
            if (distance < bestDistance) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return Optional.ofNullable(best);
    }

    /** {@code , did you mean 'x'?}, or nothing. */
    public static String didYouMean(String word, Collection<String> candidates) {
        return closest(word, candidates)
                .map(candidate -> ", did you mean '" + candidate + "'?")
                .orElse("");
    }

    /** {@code A, B or C}; of a long list the beginning. */
    public static String alternatives(List<String> names) {
        int shown = names.size() > 12 ? 10 : names.size();
        if (shown < names.size()) {
            return String.join(", ", names.subList(0, shown)) + " or one of " + (names.size() - shown) + " more";
        }
        if (shown < 2) {
            return String.join("", names);
        }
        return String.join(", ", names.subList(0, shown - 1)) + " or " + names.get(shown - 1);
    }

    private static String normalised(String word) {
        return word.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
    }

    /** Edits between two words, where swapping neighbours is one edit. */
    private static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 4) {
            return Integer.MAX_VALUE;
        }
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            d[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            d[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                d[i][j] = Math.min(replaced, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
