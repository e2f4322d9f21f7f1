package dev.cairn.destinations.sync;

import dev.cairn.json.Json;
import dev.cairn.runtime.config.SourceIdentity.Settings;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Says which settings of a configuration are others than before, without keeping any. Hashes are salted and slow, so that trying
 * values takes time.
 */
final class SettingHashes {

    private static final int ROUNDS = 10_000;
    private static final int BITS = 64;
    private static final int SALT_BYTES = 16;

    private SettingHashes() {}

    static String newSalt() {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return HexFormat.of().formatHex(salt);
    }

    /** A hash for each setting, by its path; an empty one where the setting is hidden. */
    static Map<String, String> of(Settings settings, String salt) {
        Map<String, String> hashes = new TreeMap<>();
        settings.values().forEach((path, value) -> hashes.put(path, hash(salt + path, Json.write(sorted(value)))));
        settings.hidden().forEach(path -> hashes.put(path, ""));
        return hashes;
    }

    /** The paths at which hashes of the same salt differ; what is hidden in one of them does not count. */
    static Set<String> differences(Map<String, String> before, Map<String, String> now) {
        Set<String> paths = new TreeSet<>(before.keySet());
        paths.addAll(now.keySet());
        paths.removeIf(path -> isHidden(before, path)
                || isHidden(now, path)
                || String.valueOf(before.get(path)).equals(now.get(path)));
        return paths;
    }

    private static boolean isHidden(Map<String, String> hashes, String path) {
        for (int end = path.length(); end > 0; end = path.lastIndexOf('.', end - 1)) {
            if ("".equals(hashes.get(path.substring(0, end)))) {
                return true;
            }
        }
        return false;
    }

    private static String hash(String salt, String value) {
        try {
            return HexFormat.of()
                    .formatHex(SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                            .generateSecret(new PBEKeySpec(
                                    value.toCharArray(), salt.getBytes(StandardCharsets.UTF_8), ROUNDS, BITS))
                            .getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // each JDK has it
        }
    }

    /** Members have no order. */
    private static @Nullable Object sorted(@Nullable Object value) {
        if (value instanceof Map<?, ?> members) {
            Map<String, @Nullable Object> sorted = new TreeMap<>();
            members.forEach((name, member) -> sorted.put(String.valueOf(name), sorted(member)));
            return sorted;
        }
        return value instanceof List<?> items
                ? items.stream().map(SettingHashes::sorted).toList()
                : value;
    }
}
