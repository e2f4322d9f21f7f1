package dev.cairn.templates.internal.text;

import dev.cairn.pythonvalues.PercentEncoding;
import dev.cairn.templates.internal.value.Bytes;
import dev.cairn.templates.internal.value.Text;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The ways in which templates percent-encode values. Thread-safe. */
public final class UrlQuoting {

    private static final PercentEncoding PATH = PercentEncoding.keeping("/");
    private static final PercentEncoding QUERY = PercentEncoding.keeping(" ");

    private UrlQuoting() {}

    /** Quotes all but unreserved characters and slashes. */
    public static String quotePath(@Nullable Object value) {
        return PATH.encode(bytes(value));
    }

    /** Quotes all but unreserved characters; a blank becomes a plus. */
    public static String quoteQuery(@Nullable Object value) {
        return QUERY.encode(bytes(value)).replace(' ', '+');
    }

    private static byte[] bytes(@Nullable Object value) {
        return value instanceof Bytes bytes
                ? bytes.content()
                : Encodings.encode(Text.str(value), StandardCharsets.UTF_8, CodingErrorAction.REPORT)
                        .content();
    }
}
