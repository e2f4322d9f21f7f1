package dev.cairn.core.secret;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells texts that a machine has generated, as keys and tokens are, from those that people choose, such as words, numbers,
 * dates and versions. Looks at the shape of a text alone.
 */
final class GeneratedText {

    /** Tokens that say themselves that they are one. */
    private static final Pattern MARKED = Pattern.compile(
            "eyJ[\\w-]{8,}\\.[\\w-]+.*|-----BEGIN .*|(?:sk|pk|rk)[-_](?:live|test|proj|ant)[-_]\\w{6,}.*"
                    + "|gh[pousr]_\\w{16,}|github_pat_\\w{16,}|glpat-[\\w-]{16,}|xox[abeprs]-[\\w-]{10,}|AKIA[A-Z0-9]{12,}"
                    + "|AIza[\\w-]{20,}|shp(?:at|ca|pa|ss)_\\w{16,}|SG\\.[\\w-]{10,}\\..+|hf_\\w{16,}|npm_\\w{16,}"
                    + "|ya29\\.[\\w-]{10,}|dop_v1_\\w{16,}|(?i:bot)?\\d{6,}:[\\w-]{10,}",
            Pattern.DOTALL);

    private static final Pattern TIME = Pattern.compile(
            "\\d{4}-\\d\\d(?:-\\d\\d)?(?:[T ]\\d\\d(?::?\\d\\d){0,2}(?:[.,]\\d+)?(?:Z|[+-]\\d\\d:?\\d\\d)?)?"
                    + "|\\d{8}T\\d{4,6}Z?|(?<![\\w.])v?\\d+(?:\\.\\d+)+(?![\\w.])");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern NUMBERED =
            Pattern.compile("\\p{L}{1,24}\\d{1,4}|\\d{1,4}\\p{L}{1,6}|\\d{1,20}|\\p{L}+");

    /** A serial number or a key: one does not see which. */
    private static final Pattern SERIAL = Pattern.compile("\\p{L}{1,3}[-_]?\\d{6,}");

    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final int SHORTEST = 8;
    private static final int SHORTEST_MIXED = 6;
    private static final int SHORTEST_CERTAIN = 16;

    /** Shorter words may be abbreviations. */
    private static final int SHORTEST_WORD = 6;

    /** The second letters that follow a first one often in English, and in names in code. */
    private static final Map<Character, String> PAIRS = Arrays.stream(("abcdfgiklmnprstuvwy baeilorsuy cacehiklortu"
                            + " dadeilorsu eacdefgilmnpqrstvwxy faefilortu gaehinorsu haeiort iabcdefglmnoprstvxz jaeou keis ladeilostuy"
                            + " mabeimopsu nacdefgiklnostuv oabcdfgiklmnoprstuvwz paehiloprstuy qu racdefgiklmnorstuvy sacehiklmopstuy"
                            + " tacehilorstuy uabcdeilmnprst vaei waehinors xept yepst zaeio")
                    .split(" "))
            .collect(Collectors.toMap(group -> group.charAt(0), Function.identity()));

    private GeneratedText() {}

    /** True if a text could be generated: in doubt, it is. */
    static boolean isPossible(String text) {
        String value = text.strip();
        if (MARKED.matcher(value).matches()) {
            return true;
        }
        return value.length() >= SHORTEST_MIXED
                && BLANKS.splitAsStream(TIME.matcher(value).replaceAll(" ")).anyMatch(GeneratedText::isPossibleRun);
    }

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private static boolean isPossibleRun(String run) {
        if (SERIAL.matcher(run).matches()) {
            return true;
        }
        boolean isLong = run.length() >= SHORTEST;
        return BETWEEN_WORDS
                .splitAsStream(run)
                .filter(part -> !part.isEmpty())
                .anyMatch(
                        part -> (isLong || (part.length() >= SHORTEST_MIXED && changes(part) > 2)) && !isChosen(part));
    }

    /** True if a text is generated as far as one can see, such as {@code sk_live_…}, or many letters and digits. */
    static boolean isCertain(String text) {
        String value = text.strip();
        if (MARKED.matcher(value).matches()) {
            return true;
        }
        return BETWEEN_WORDS
                .splitAsStream(TIME.matcher(value).replaceAll(" "))
                .anyMatch(part -> part.length() >= SHORTEST_CERTAIN
                        && !isChosen(part)
                        && !DIGITS.matcher(part).matches()
                        && (changes(part) > 3 || cases(part) > part.length() / 4));
    }

    /** True if a part without separators is a word, or words in camel case, or a number, or a word with one. */
    private static boolean isChosen(String part) {
        if (!NUMBERED.matcher(part).matches()) {
            return false;
        }
        String letters = DIGITS.matcher(part).replaceAll("");
        return cases(letters) <= Math.max(1, letters.length() / 4) && isPronounced(letters);
    }

    private static boolean isPronounced(String letters) {
        if (letters.length() < SHORTEST_WORD) {
            return true;
        }
        String word = letters.toLowerCase(Locale.ROOT);
        int unusual = 0;
        for (int i = 1; i < word.length(); i++) {
            char first = word.charAt(i - 1);
            boolean ascii = first < 128 && word.charAt(i) < 128;
            if (ascii && PAIRS.getOrDefault(first, "").indexOf(word.charAt(i), 1) < 0) {
                unusual++;
            }
        }
        return unusual * 3 < word.length() - 1;
    }

    /** How often a small letter is followed by a capital one. */
    private static int cases(String letters) {
        int cases = 0;
        for (int i = 1; i < letters.length(); i++) {
            if (Character.isLowerCase(letters.charAt(i - 1)) && Character.isUpperCase(letters.charAt(i))) {
                cases++;
            }
        }
        return cases;
    }

    /** How often letters and digits follow each other. */
    private static int changes(String part) {
        int changes = 0;
        for (int i = 1; i < part.length(); i++) {
            if (Character.isDigit(part.charAt(i - 1)) != Character.isDigit(part.charAt(i))) {
                changes++;
            }
        }
        return changes;
    }
}
