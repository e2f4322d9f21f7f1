package dev.cairn.retrieval.position;

import dev.cairn.json.Json;
import dev.cairn.pythonvalues.PythonText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Tells plain values from each other by short texts, whatever the order of an object's members. */
public final class PlainHash {

    /** Of a million values, two have one hash with a probability of 1 to 37 million. */
    private static final int BYTES = 8;

    private PlainHash() {}

    /** Eight bytes of the value's SHA-256, in letters, digits, hyphens and underscores. */
    public static String of(@Nullable Object plain) {
        Object sorted = sorted(plain);
        byte[] text;
        try {
            text = Json.writeBytes(sorted);
        } catch (IllegalArgumentException e) { // an extractor of the connector's own may give anything
            text = PythonText.repr(sorted).getBytes(StandardCharsets.UTF_8);
        }
        return ofText(text);
    }

    /** The same of a text, in UTF-8. */
    static String ofText(byte[] text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each JDK has it", e);
        }
    }

    private static @Nullable Object sorted(@Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            TreeMap<String, @Nullable Object> members = new TreeMap<>();
            object.forEach((name, member) -> members.put(String.valueOf(name), sorted(member)));
            return members;
        }
        return value instanceof List<?> list
                ? list.stream().<@Nullable Object>map(PlainHash::sorted).toList()
                : value;
    }
}
