package dev.cairn.templates.internal.text;

import dev.cairn.templates.internal.value.Bytes;
import dev.cairn.templates.internal.value.PythonException;
import dev.cairn.templates.internal.value.Text;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The encodings between bytes and str. Thread-safe. */
public final class Encodings {

    private Encodings() {}

    public static Charset charset(@Nullable Object name) {
        String normalized = Text.require(name).toLowerCase(Locale.ROOT).replace('_', '-');
        return switch (normalized) {
            case "utf-8", "utf8", "u8" -> StandardCharsets.UTF_8;
            case "ascii", "us-ascii", "646" -> StandardCharsets.US_ASCII;
            case "latin-1", "latin1", "iso-8859-1", "iso8859-1", "l1" -> StandardCharsets.ISO_8859_1;
            case "utf-16", "utf16" -> StandardCharsets.UTF_16;
            case "utf-16-le", "utf-16le" -> StandardCharsets.UTF_16LE;
            case "utf-16-be", "utf-16be" -> StandardCharsets.UTF_16BE;
            case "cp1252", "windows-1252" -> Charset.forName("windows-1252");
            default -> throw new PythonException(PythonException.Kind.KEY, "unknown encoding: " + name);
        };
    }

    public static CodingErrorAction errors(@Nullable Object name) {
        return switch (Text.require(name)) {
            case "strict" -> CodingErrorAction.REPORT;
            case "ignore" -> CodingErrorAction.IGNORE;
            case "replace" -> CodingErrorAction.REPLACE;
            default -> throw new PythonException(PythonException.Kind.KEY, "unknown error handler name '" + name + "'");
        };
    }

    public static Bytes encode(String text, Charset charset, CodingErrorAction errors) {
        CharsetEncoder encoder = charset.newEncoder().onMalformedInput(errors).onUnmappableCharacter(errors);
        try {
            ByteBuffer buffer = encoder.encode(CharBuffer.wrap(text));
            byte[] content = new byte[buffer.remaining()];
            buffer.get(content);
            return new Bytes(content);
        } catch (CharacterCodingException e) {
            throw PythonException.value("the text cannot be encoded");
        }
    }

    public static String decode(Bytes bytes, Charset charset, CodingErrorAction errors) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(errors)
                    .onUnmappableCharacter(errors)
                    .decode(ByteBuffer.wrap(bytes.content()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw PythonException.value("the bytes cannot be decoded");
        }
    }
}
