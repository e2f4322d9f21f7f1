package dev.cairn.checkpoint;

import dev.cairn.pythonvalues.JsonDumps;
import dev.cairn.pythonvalues.KeptObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hashes of plain JSON values, whatever the order of their members. A state of many partitions costs little, since their
 * entries keep theirs.
 */
final class StateHash {

    private static final long PRIME = 0x100000001b3L;
    private static final long OFFSET = 0xcbf29ce484222325L;

    private StateHash() {}

    static long of(@Nullable Object value) {
        if (value instanceof KeptObject object) {
            return object.hash(StateHash::ofMembers);
        }
        if (value instanceof Map<?, ?> object) {
            return ofMembers(object);
        }
        if (value instanceof Iterable<?> items) {
            long hash = 1;
            for (Object item : items) {
                hash = mixed(hash * PRIME + of(item));
            }
            return hash;
        }
        return ofText(JsonDumps.compact(value));
    }

    private static long ofMembers(Map<?, ?> object) {
        long sum = 2;
        for (Map.Entry<?, ?> member : object.entrySet()) {
            sum += mixed(ofText(String.valueOf(member.getKey())) * PRIME + of(member.getValue()));
        }
        return mixed(sum);
    }

    /** FNV-1a. */
    private static long ofText(String text) {
        long hash = OFFSET;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return mixed(hash);
    }

    /** Spreads each bit over all others, as SplitMix64 does. */
    private static long mixed(long value) {
        long hash = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
        return hash ^ (hash >>> 31);
    }
}
