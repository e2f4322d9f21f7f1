package dev.cairn.checkpoint;

import dev.cairn.core.slice.Slice;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * Which partitions were found, eight bytes for each. Used by one thread.
 *
 * <p>Two of a million partitions are taken for one with a probability of 1 to 37 million.
 */
final class KnownPartitions {

    /** Open addressing; 0 stands for a free place. */
    private long[] table = new long[64];

    private int size;

    /** What {@link #snapshot} gave. */
    static KnownPartitions of(String snapshot) {
        KnownPartitions known = new KnownPartitions();
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(snapshot));
        while (bytes.remaining() >= Long.BYTES) {
            known.add(bytes.getLong());
        }
        return known;
    }

    static long hash(PartitionKey key) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(key.text().getBytes(StandardCharsets.UTF_8));
            long hash = ByteBuffer.wrap(digest).getLong();
            return hash == 0 ? 1 : hash;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each JDK has it", e);
        }
    }

    static long hash(Slice partition) {
        return hash(PartitionKey.of(partition.partition()));
    }

    boolean contains(long hash) {
        return table[placeOf(hash)] == hash;
    }

    /** Whether it was not there. */
    boolean add(long hash) {
        if (size * 2 >= table.length) {
            grow();
        }
        int place = placeOf(hash);
        if (table[place] == hash) {
            return false;
        }
        table[place] = hash;
        size++;
        return true;
    }

    private int placeOf(long hash) {
        int place = (int) hash & (table.length - 1);
        while (table[place] != 0 && table[place] != hash) {
            place = (place + 1) & (table.length - 1);
        }
        return place;
    }

    private void grow() {
        long[] old = table;
        table = new long[old.length * 2];
        for (long hash : old) {
            if (hash != 0) {
                table[placeOf(hash)] = hash;
            }
        }
    }

    /** All hashes. */
    long[] all() {
        return Arrays.stream(table).filter(hash -> hash != 0).toArray();
    }

    /** All hashes, as base64. */
    String snapshot() {
        ByteBuffer bytes = ByteBuffer.allocate(size * Long.BYTES);
        for (long hash : all()) {
            bytes.putLong(hash);
        }
        return Base64.getEncoder().encodeToString(bytes.array());
    }
}
