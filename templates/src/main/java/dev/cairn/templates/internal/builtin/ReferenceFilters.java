package dev.cairn.templates.internal.builtin;

import dev.cairn.pythonvalues.JsonDumps;
import dev.cairn.templates.internal.call.Bound;
import dev.cairn.templates.internal.call.FunctionTable;
import dev.cairn.templates.internal.text.Encodings;
import dev.cairn.templates.internal.text.JsonDumpValues;
import dev.cairn.templates.internal.text.Regexes;
import dev.cairn.templates.internal.value.Bytes;
import dev.cairn.templates.internal.value.Equality;
import dev.cairn.templates.internal.value.PyType;
import dev.cairn.templates.internal.value.PythonException;
import dev.cairn.templates.internal.value.Text;
import dev.cairn.templates.internal.value.Truth;
import dev.cairn.templates.internal.value.Undefined;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The filters that the reference adds. Source: {@code interpolation/filters.py} of the Python CDK. */
final class ReferenceFilters {

    private static final Map<String, String> DIGESTS = Map.ofEntries(
            Map.entry("md5", "MD5"),
            Map.entry("sha1", "SHA-1"),
            Map.entry("sha224", "SHA-224"),
            Map.entry("sha256", "SHA-256"),
            Map.entry("sha384", "SHA-384"),
            Map.entry("sha512", "SHA-512"),
            Map.entry("sha3_224", "SHA3-224"),
            Map.entry("sha3_256", "SHA3-256"),
            Map.entry("sha3_384", "SHA3-384"),
            Map.entry("sha3_512", "SHA3-512"));

    private ReferenceFilters() {}

    static void addTo(FunctionTable table) {
        table.add("hash", "value hash_type? salt?", (evaluation, bound) -> hash(bound))
                .add("hmac", "value key hash_type?", (evaluation, bound) -> hmac(bound))
                .add(
                        "base64encode",
                        "value",
                        (evaluation, bound) -> base64(encoded(bound.get(0), StandardCharsets.UTF_8)))
                .add("base64decode", "value", (evaluation, bound) -> decode(bound.get(0)))
                .add(
                        "base64binascii_decode",
                        "value",
                        (evaluation, bound) -> base64(encoded(bound.get(0), StandardCharsets.US_ASCII)))
                .add(
                        "string",
                        "value",
                        (evaluation, bound) -> Text.isText(bound.get(0))
                                ? bound.get(0)
                                : "\"\"\"" + JsonDumpValues.of(bound.get(0), false, JsonDumps.Layout.SPACED) + "\"\"\"")
                .add(
                        "regex_search",
                        "value regex",
                        (evaluation, bound) -> Regexes.firstGroup(
                                evaluation, Regexes.compiled(evaluation, bound.get(1)), subject(bound.get(0))))
                .add(
                        "regex_replace",
                        "value regex replacement",
                        (evaluation, bound) -> Regexes.replaceAll(
                                evaluation,
                                Regexes.compiled(evaluation, bound.get(1)),
                                subject(bound.get(0)),
                                subject(bound.get(2))));
    }

    private static String subject(@Nullable Object value) {
        if (!Text.isText(value)) {
            throw PythonException.type("expected string or bytes-like object, got '" + PyType.nameOf(value) + "'");
        }
        return String.valueOf(value);
    }

    private static String hash(Bound bound) {
        String name = Text.require(bound.or(1, "md5"));
        String algorithm = DIGESTS.get(name);
        if (algorithm == null) {
            throw PythonException.attribute("No hashing function named " + name);
        }
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            digest.update(utf8(bound.get(0)));
            Object salt = bound.orNull(2);
            if (Truth.of(salt)) {
                digest.update(utf8(salt));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw PythonException.attribute("No hashing function named " + name);
        }
    }

    private static byte[] utf8(@Nullable Object value) {
        return Encodings.encode(Text.str(value), StandardCharsets.UTF_8, CodingErrorAction.REPORT)
                .content();
    }

    private static String hmac(Bound bound) {
        Object type = bound.or(2, "sha256");
        if (!Equality.equal(type, "sha256")) {
            throw PythonException.value("Hash type '" + Text.str(type) + "' is not allowed. Allowed types: sha256");
        }
        byte[] key = utf8(bound.get(1));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            // An empty key is one block of zeros, which Java only takes if it is spelled out.
            mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(utf8(bound.get(0))));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    private static byte[] encoded(@Nullable Object value, Charset charset) {
        if (value instanceof Undefined undefined) {
            throw undefined.failure();
        }
        if (!Text.isText(value)) {
            throw PythonException.attribute("'" + PyType.nameOf(value) + "' object has no attribute 'encode'");
        }
        return Encodings.encode(String.valueOf(value), charset, CodingErrorAction.REPORT)
                .content();
    }

    private static String base64(byte[] content) {
        return Base64.getEncoder().encodeToString(content);
    }

    /** Python skips what is no base64 character, and ends at the padding that completes a group. */
    private static String decode(@Nullable Object value) {
        StringBuilder group = new StringBuilder();
        int padding = 0;
        for (byte octet : encoded(value, StandardCharsets.UTF_8)) {
            char character = (char) (octet & 0xff);
            int used = group.length() % 4;
            if (character == '=') {
                padding++;
                if (used >= 2 && used + padding >= 4) {
                    return text(group);
                }
            } else if (character < 0x80
                    && (Character.isLetterOrDigit(character) || character == '+' || character == '/')) {
                group.append(character);
                padding = 0;
            }
        }
        if (group.length() % 4 != 0) {
            throw PythonException.value("Incorrect padding");
        }
        return text(group);
    }

    private static String text(StringBuilder base64) {
        Bytes bytes = new Bytes(Base64.getDecoder().decode(base64.toString()));
        return Encodings.decode(bytes, StandardCharsets.UTF_8, CodingErrorAction.REPORT);
    }
}
