package dev.cairn.template.internal.builtin;

import dev.cairn.template.internal.value.Bytes;
import dev.cairn.template.internal.value.Text;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Percent-encoding as Python's {@code urllib} does it. Thread-safe. */
final class UrlQuoting {

    private static final String HEXADECIMAL = "0123456789ABCDEF";

    private UrlQuoting() {}

    /** Quotes all but unreserved characters and slashes. */
    static String quotePath(@Nullable Object value) {
        return quote(value, "/", false);
    }

    /** Quotes all but unreserved characters; a blank becomes a plus. */
    static String quoteQuery(@Nullable Object value) {
        return quote(value, "", true);
    }

    private static String quote(@Nullable Object value, String safe, boolean plus) {
        byte[] content = value instanceof Bytes bytes
                ? bytes.content()
                : Encodings.encode(Text.str(value), StandardCharsets.UTF_8, CodingErrorAction.REPORT)
                        .content();
        StringBuilder out = new StringBuilder(content.length + 16);
        for (byte octet : content) {
            int character = octet & 0xff;
            boolean unreserved =
                    character < 0x80 && (Character.isLetterOrDigit(character) || "_.-~".indexOf(character) >= 0);
            if (unreserved || safe.indexOf(character) >= 0) {
                out.append((char) character);
            } else if (plus && character == ' ') {
                out.append('+');
            } else {
                out.append('%').append(HEXADECIMAL.charAt(character >> 4)).append(HEXADECIMAL.charAt(character & 15));
            }
        }
        return out.toString();
    }
}
