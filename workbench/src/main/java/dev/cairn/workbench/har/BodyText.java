package dev.cairn.workbench.har;

import dev.cairn.json.scan.Utf8Text;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Bodies as texts. */
final class BodyText {

    private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*\"?([\\w.:-]+)");

    private BodyText() {}

    /** The text of bytes that are UTF-8; null for others. */
    static @Nullable String utf8(byte[] bytes) {
        return Utf8Text.of(bytes).orElse(null);
    }

    /** Bytes with their text changed; where they are not UTF-8, each byte is a character. */
    static byte[] changed(byte[] bytes, UnaryOperator<String> change) {
        String text = utf8(bytes);
        Charset charset = text == null ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
        String before = text == null ? new String(bytes, charset) : text;
        String after = change.apply(before);
        return after.equals(before) ? bytes : after.getBytes(charset);
    }

    /** The encoding that a content type names, or UTF-8. */
    static Charset charset(String contentType) {
        Matcher named = CHARSET.matcher(contentType);
        try {
            return named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }
}
