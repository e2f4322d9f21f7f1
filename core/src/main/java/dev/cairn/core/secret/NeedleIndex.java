package dev.cairn.core.secret;

import dev.cairn.core.secret.SecretFinder.Needle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** What is searched for, by its first byte; the longest first. Immutable. */
final class NeedleIndex {

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
