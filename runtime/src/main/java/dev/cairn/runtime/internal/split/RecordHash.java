package dev.cairn.runtime.internal.split;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Tells whether a record that comes again is as it was: eight bytes of SHA-256. Confined to one thread. */
final class RecordHash {

    private final MessageDigest digest;

    RecordHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each JDK has it", e);
        }
    }

    long of(byte[] text) {
        return ByteBuffer.wrap(digest.digest(text)).getLong();
    }
}
