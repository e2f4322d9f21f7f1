package dev.cairn.workbench.pip;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the bytes of a file are known by.
 *
 * @param algorithm as Python calls it, such as {@code sha256}
 * @param hex in small letters
 */
public record FileHash(String algorithm, String hex) {

    /** The strongest first. What is weaker can be forged, and counts for nothing. */
    private static final Map<String, String> NAMES =
            Map.of("sha512", "SHA-512", "sha384", "SHA-384", "sha256", "SHA-256");

    private static final List<String> STRONGEST = List.of("sha512", "sha384", "sha256");

    /** The strongest of several, by their algorithms; none where all are weak. */
    static Optional<FileHash> strongest(Map<String, String> hashes) {
        return STRONGEST.stream()
                .filter(hashes::containsKey)
                .map(name -> new FileHash(name, hashes.getOrDefault(name, "").toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** That of bytes. */
    public static FileHash sha256(byte[] bytes) {
        return of("sha256", bytes);
    }

    /** Whether bytes are those of the file. */
    public boolean fits(byte[] bytes) {
        return of(algorithm, bytes).equals(this);
    }

    private static FileHash of(String algorithm, byte[] bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance(NAMES.getOrDefault(algorithm, algorithm));
            return new FileHash(algorithm, HexFormat.of().formatHex(digest.digest(bytes)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JVM has them
        }
    }

    @Override
    public String toString() {
        return algorithm + ":" + hex;
    }
}
