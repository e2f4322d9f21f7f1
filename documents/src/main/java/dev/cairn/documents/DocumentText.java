package dev.cairn.documents;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** The text of a document's bytes, which have to be UTF-8. */
public final class DocumentText {

    private DocumentText() {}

    /**
     * Decodes a document.
     *
     * @param file the name to use in places
     * @throws InvalidDocumentException naming the first byte that is not UTF-8, and where it is
     */
    public static String of(String file, byte[] bytes) {
        String other = otherEncoding(bytes);
        if (!other.isEmpty()) {
            throw invalid(
                    new Place(file, 1, 1),
                    "the file is " + other + ": save it as UTF-8 (it begins with the bytes " + hex(bytes[0]) + " "
                            + hex(bytes[1]) + ")");
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        if (!result.isError()) {
            return text;
        }
        int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
        String before = text.substring(text.lastIndexOf('\n') + 1);
        byte wrong = bytes[in.position()];
        throw invalid(
                new Place(file, line, 1 + before.codePointCount(0, before.length())),
                "the byte " + hex(wrong) + " is not UTF-8" + inLatin1(wrong) + ": save the file as UTF-8");
    }

    /** What the first bytes say of another encoding; empty where they say nothing. */
    private static String otherEncoding(byte[] bytes) {
        if (bytes.length < 2) {
            return "";
        }
        int first = Byte.toUnsignedInt(bytes[0]);
        int second = Byte.toUnsignedInt(bytes[1]);
        if ((first == 0xFF && second == 0xFE) || (first == 0xFE && second == 0xFF)) {
            return "UTF-16";
        }
        // JSON and YAML begin with a character of ASCII, which takes a zero byte in UTF-16.
        return (first == 0) != (second == 0) ? "UTF-16 without a byte order mark" : "";
    }

    private static String inLatin1(byte wrong) {
        int code = Byte.toUnsignedInt(wrong);
        return code < 0xA0 ? "" : " (in Latin-1 it is '" + (char) code + "')";
    }

    private static String hex(byte value) {
        return String.format("0x%02X", value);
    }

    private static InvalidDocumentException invalid(Place place, String message) {
        return new InvalidDocumentException(Diagnostic.error(place, message));
    }
}
