package dev.cairn.records.decoder;

import dev.cairn.core.error.SystemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * A text encoding, found by its Python name.
 *
 * @param charset the encoding
 * @param skipsMark whether a byte order mark at the start is skipped ({@code utf-8-sig})
 */
public record TextEncoding(Charset charset, boolean skipsMark) {

    public static final TextEncoding UTF_8 = new TextEncoding(StandardCharsets.UTF_8, false);

    /** Python's names that Java does not know, without case and separators. */
    private static final Map<String, String> NAMES = Map.of(
            "u8", "UTF-8",
            "cp65001", "UTF-8",
            "utf8sig", "UTF-8",
            "latin", "ISO-8859-1",
            "latin1", "ISO-8859-1",
            "iso8859", "ISO-8859-1",
            "ascii", "US-ASCII",
            "macroman", "x-MacRoman");

    /**
     * The encoding of a name.
     *
     * @throws SystemException if there is no such encoding
     */
    public static TextEncoding named(String pythonName) {
        String name = pythonName.strip();
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        String javaName = NAMES.getOrDefault(plain, name);
        try {
            Charset charset = Charset.isSupported(javaName)
                    ? Charset.forName(javaName)
                    : Charset.forName(javaName.replace('_', '-'));
            return new TextEncoding(charset, plain.equals("utf8sig"));
        } catch (IllegalArgumentException e) {
            String message = "Unknown encoding '" + pythonName + "'";
            throw new SystemException(message, message, e);
        }
    }

    /**
     * A reader that fails with {@link java.nio.charset.CharacterCodingException} where the text is not so encoded. All text
     * before that, or before a failure of the stream, is read first.
     */
    public Reader reader(InputStream stream) throws IOException {
        return new StrictReader(skipsMark ? Utf8Input.withoutMark(stream) : stream, charset);
    }
}
