package dev.cairn.runtime.secret;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds secrets in a text, escaped or not. At the end of a text that was cut off it also finds the start of a secret.
 * Thread-safe.
 */
final class SecretFinder {

    /** What all texts of ours end with that were cut off. */
    private static final byte[] CUT = "…".getBytes(StandardCharsets.UTF_8);

    /** A shorter start of a secret tells nothing. */
    private static final int TELLING = 4;

    /** What may be left of an escape that was cut, such as {@code \}{@code u00e}. */
    private static final int LONGEST_ESCAPE = 6;

    private static final int MOST_LAYERS = 8;

    /** By their first byte, the longest first. */
    private final List<List<byte[]>> needles = new ArrayList<>();

    private final List<byte[]> all;

    SecretFinder(Collection<String> secrets) {
        Set<String> forms = new LinkedHashSet<>();
        secrets.forEach(secret -> forms.addAll(SecretForms.of(secret)));
        // Of the bytes as a text of Latin-1, which can be a key.
        Map<String, byte[]> distinct = new LinkedHashMap<>();
        for (String form : forms) {
            put(distinct, form.getBytes(StandardCharsets.UTF_8));
            put(distinct, trimmed(Unescaping.fully(form)));
        }
        all = new ArrayList<>(distinct.values());
        all.sort(Comparator.comparingInt((byte[] needle) -> needle.length).reversed());
        for (int i = 0; i < 256; i++) {
            needles.add(new ArrayList<>(0));
        }
        for (byte[] needle : all) {
            needles.get(needle[0] & 0xff).add(needle);
            byte other = otherCase(needle[0]);
            if (needle.length >= SecretForms.LONG && other != needle[0]) {
                needles.get(other & 0xff).add(needle);
            }
        }
    }

    private static void put(Map<String, byte[]> distinct, byte[] needle) {
        if (needle.length > 0) {
            distinct.putIfAbsent(new String(needle, StandardCharsets.ISO_8859_1), needle);
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
        if (all.isEmpty()) {
            return secret;
        }
        Unescaping layer = Unescaping.none(text);
        for (int i = 0; i < MOST_LAYERS; i++) {
            mark(layer, secret);
            Unescaping next = layer.once();
            if (next.sameBytes(layer)) {
                break;
            }
            layer = next;
        }
        return secret;
    }

    private void mark(Unescaping text, BitSet secret) {
        for (int i = 0; i < text.size(); i++) {
            if (text.at(i) == CUT[0] && matches(text, i, CUT, CUT.length)) {
                markCut(text, i, secret);
            }
            for (byte[] needle : needles.get(text.at(i) & 0xff)) {
                if (matches(text, i, needle, needle.length)) {
                    secret.set(text.from(i), text.to(i + needle.length - 1));
                    break; // it is the longest
                }
            }
        }
    }

    private void markCut(Unescaping text, int cut, BitSet secret) {
        for (byte[] needle : all) {
            for (int end = cut; end >= Math.max(0, cut - LONGEST_ESCAPE); end--) {
                for (int length = Math.min(needle.length, end); length >= TELLING; length--) {
                    if (matches(text, end - length, needle, length)) {
                        secret.set(text.from(end - length), text.to(cut - 1));
                        break;
                    }
                }
            }
        }
    }

    /** Long ones in any case: the names of hosts are written in small letters. */
    private static boolean matches(Unescaping text, int start, byte[] needle, int length) {
        if (start + length > text.size()) {
            return false;
        }
        boolean anyCase = needle.length >= SecretForms.LONG;
        for (int i = 0; i < length; i++) {
            byte found = text.at(start + i);
            if (found != needle[i] && !(anyCase && found == otherCase(needle[i]))) {
                return false;
            }
        }
        return true;
    }

    private static byte otherCase(byte letter) {
        boolean isLetter = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
        return (byte) (isLetter ? letter ^ 0x20 : letter);
    }
}
