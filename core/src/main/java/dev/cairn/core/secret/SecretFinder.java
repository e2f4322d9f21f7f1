package dev.cairn.core.secret;

import dev.cairn.core.secret.SecretFinder.Needle;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds secrets in a text, escaped or not. At the end of a text that was cut off it also finds the start of a secret.
 * Thread-safe.
 */
public final class SecretFinder {

    /** Parts and Base64 of shorter ones appear by chance, and so do their letters in another case. */
    public static final int LONG = 6;

    /** How a form comes from its secret. */
    public enum Encoding {
        TEXT,
        BASE64,
        HEX
    }

    /** What all texts of ours end with that were cut off. */
    private static final byte[] CUT = "…".getBytes(StandardCharsets.UTF_8);

    /**
     * A shorter start of a secret tells nothing, and a shorter secret is masked where it stands alone: in words it is by
     * chance.
     */
    private static final int TELLING = 4;

    /** What may be left of an escape that was cut, such as {@code \}{@code u00e}. */
    private static final int LONGEST_ESCAPE = 6;

    private static final int MOST_LAYERS = 8;

    /** Of long texts so many characters are looked at together, since looking takes many times their memory. */
    private static final int WINDOW = 1 << 20;

    /** More than a secret takes, however it is escaped; windows overlap by that. */
    private static final int OVERLAP = 1 << 16;

    private final NeedleIndex needles;

    /** Of secrets with letters beyond ASCII, whose case is folded, to be searched for in texts whose case is folded. */
    private final NeedleIndex folded;

    /** What is searched for: a form of a secret. */
    @SuppressWarnings("ArrayRecordComponent") // compared nowhere
    public record Needle(byte[] bytes, String secret, Encoding encoding) {}

    /** Hears of what is found. */
    @FunctionalInterface
    public interface Finding {
        /** The characters of the text from one to another, exclusive, are a form of a secret. */
        void found(int from, int to, Needle needle);
    }

    /** @param secrets where a form is that of two of them, it counts for the first */
    public SecretFinder(Collection<String> secrets) {
        // Of the bytes as a text of Latin-1, which can be a key.
        Map<String, Needle> distinct = new LinkedHashMap<>();
        Map<String, Needle> caseless = new LinkedHashMap<>();
        for (String secret : secrets) {
            SecretForms.of(secret).forEach((form, encoding) -> {
                put(distinct, new Needle(form.getBytes(StandardCharsets.UTF_8), secret, encoding));
                put(distinct, new Needle(trimmed(Unescaping.fully(form)), secret, encoding));
            });
            SecretForms.caseless(secret)
                    .forEach(form -> put(
                            caseless,
                            new Needle(
                                    trimmed(Unescaping.none(new String(Unescaping.fully(form), StandardCharsets.UTF_8))
                                            .folded()
                                            .bytes()),
                                    secret,
                                    Encoding.TEXT)));
        }
        needles = new NeedleIndex(distinct.values());
        folded = new NeedleIndex(caseless.values());
    }

    private static void put(Map<String, Needle> distinct, Needle needle) {
        if (needle.bytes.length > 0) {
            distinct.putIfAbsent(new String(needle.bytes, StandardCharsets.ISO_8859_1), needle);
        }
    }

    private static byte[] trimmed(byte[] bytes) {
        int start = bytes.length > 0 && bytes[0] == ' ' ? 1 : 0;
        int end = bytes.length > start && bytes[bytes.length - 1] == ' ' ? bytes.length - 1 : bytes.length;
        return Arrays.copyOfRange(bytes, start, end);
    }

    /** The positions of the text's characters that belong to a secret. */
    BitSet find(String text) {
        BitSet secret = new BitSet(text.length());
        find(text, (from, to, needle) -> secret.set(from, to));
        return secret;
    }

    /** Tells of each form of a secret in a text, in no certain order; of some of them several times. */
    public void find(String text, Finding finding) {
        if (needles.all().isEmpty()) {
            return;
        }
        if (text.length() <= WINDOW) {
            findInWindow(text, finding);
            return;
        }
        for (int start = 0; start < text.length(); start += WINDOW - OVERLAP) {
            int before = start;
            findInWindow(
                    text.substring(start, Math.min(start + WINDOW, text.length())),
                    (from, to, needle) -> finding.found(before + from, before + to, needle));
        }
    }

    private void findInWindow(String text, Finding finding) {
        Unescaping layer = Unescaping.none(text);
        for (int i = 0; i < MOST_LAYERS; i++) {
            find(layer, needles, finding);
            if (!folded.all().isEmpty()) {
                find(layer.folded(), folded, finding);
            }
            Unescaping next = layer.once();
            if (next.sameBytes(layer)) {
                break;
            }
            layer = next;
        }
    }

    private static void find(Unescaping text, NeedleIndex index, Finding finding) {
        for (int i = 0; i < text.size(); i++) {
            if (text.at(i) == CUT[0] && matches(text, i, CUT, CUT.length)) {
                findCut(text, i, index, finding);
            }
            for (Needle needle : index.startingWith(text.at(i))) {
                int length = needle.bytes.length;
                if (matches(text, i, needle.bytes, length)
                        && (needle.secret.length() >= TELLING || isAlone(text, i, i + length))) {
                    finding.found(text.from(i), text.to(i + length - 1), needle);
                    break; // it is the longest
                }
            }
        }
    }

    private static void findCut(Unescaping text, int cut, NeedleIndex index, Finding finding) {
        for (Needle needle : index.all()) {
            for (int end = cut; end >= Math.max(0, cut - LONGEST_ESCAPE); end--) {
                for (int length = Math.min(needle.bytes.length, end); length >= TELLING; length--) {
                    if (matches(text, end - length, needle.bytes, length)) {
                        finding.found(text.from(end - length), text.to(cut - 1), needle);
                        break;
                    }
                }
            }
        }
    }

    /** Whether what stands there is no part of a word or number. */
    private static boolean isAlone(Unescaping text, int start, int end) {
        return (start == 0 || !isOfWord(text.at(start - 1))) && (end == text.size() || !isOfWord(text.at(end)));
    }

    /** Letters beyond ASCII are, and what else there is. */
    private static boolean isOfWord(byte character) {
        return character < 0 || Character.isLetterOrDigit(character);
    }

    /** Long ones in any case: the names of hosts are written in small letters. */
    private static boolean matches(Unescaping text, int start, byte[] needle, int length) {
        if (start + length > text.size()) {
            return false;
        }
        boolean anyCase = needle.length >= LONG;
        for (int i = 0; i < length; i++) {
            byte found = text.at(start + i);
            if (found != needle[i] && !(anyCase && found == NeedleIndex.otherCase(needle[i]))) {
                return false;
            }
        }
        return true;
    }

    /** What is searched for, by its first byte; the longest first. Immutable. */
    private static final class NeedleIndex {

        private final List<List<Needle>> byFirst = new ArrayList<>();
        private final List<Needle> all;

        NeedleIndex(Collection<Needle> needles) {
            all = new ArrayList<>(needles);
            all.sort(Comparator.comparingInt((Needle needle) -> needle.bytes().length)
                    .reversed());
            for (int i = 0; i < 256; i++) {
                byFirst.add(new ArrayList<>(0));
            }
            for (Needle needle : all) {
                byte first = needle.bytes()[0];
                byFirst.get(first & 0xff).add(needle);
                byte other = otherCase(first);
                if (needle.bytes().length >= SecretFinder.LONG && other != first) {
                    byFirst.get(other & 0xff).add(needle);
                }
            }
        }

        List<Needle> all() {
            return all;
        }

        List<Needle> startingWith(byte first) {
            return byFirst.get(first & 0xff);
        }

        static byte otherCase(byte letter) {
            boolean isLetter = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
            return (byte) (isLetter ? letter ^ 0x20 : letter);
        }
    }
}
