package dev.cairn.checkpoint;

import dev.cairn.core.slice.Slice;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Which partitions were found, about 24 bytes for each, in the order in which they were. Used by one thread.
 *
 * <p>Two of a million partitions are taken for one with a probability of 1 to 37 million.
 */
final class KnownPartitions {

    /** Hashes in the order in which they came; 0 where one was taken out. */
    private long[] hashes = new long[32];
    /** Open addressing: a hash's place among {@link #hashes}, from 1 on; 0 stands for a free place. */
    private int[] places = new int[64];

    private int used;
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

    int size() {
        return size;
    }

    boolean contains(long hash) {
        return places[placeOf(hash)] != 0;
    }

    /** Adds a partition behind all others. Returns true if it was not there. */
    boolean add(long hash) {
        if (contains(hash)) {
            return false;
        }
        if (used == hashes.length) {
            grow();
        }
        append(hash);
        return true;
    }

    /** Takes a partition out; the others keep their order. */
    void remove(long hash) {
        int place = places[placeOf(hash)];
        if (place != 0) {
            hashes[place - 1] = 0;
            size--;
        }
    }

    private void append(long hash) {
        hashes[used] = hash;
        places[placeOf(hash)] = ++used;
        size++;
    }

    private int placeOf(long hash) {
        int place = (int) hash & (places.length - 1);
        while (places[place] != 0 && hashes[places[place] - 1] != hash) {
            place = (place + 1) & (places.length - 1);
        }
        return place;
    }

    /** Makes room, if only where some were taken out. */
    private void grow() {
        long[] old = hashes;
        hashes = new long[size > old.length / 2 ? old.length * 2 : old.length];
        places = new int[hashes.length * 2];
        used = 0;
        size = 0;
        for (long hash : old) {
            if (hash != 0) {
                append(hash);
            }
        }
    }

    /** All hashes in their order, as base64: what is added changes only the end of the text. */
    String snapshot() {
        ByteBuffer bytes = ByteBuffer.allocate(size * Long.BYTES);
        for (int i = 0; i < used; i++) {
            if (hashes[i] != 0) {
                bytes.putLong(hashes[i]);
            }
        }
        return Base64.getEncoder().encodeToString(bytes.array());
    }
}
