package dev.cairn.templates.internal.literal;

import dev.cairn.templates.internal.syntax.StringEscapes;
import dev.cairn.templates.internal.value.Bytes;
import dev.cairn.templates.value.Missing;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Strings and bytes in Python's source form; adjacent ones are one. Thread-safe. */
final class LiteralStrings {

    private LiteralStrings() {}

    /** Reads a String or Bytes; {@link Missing#VALUE} if they are malformed or mixed. */
    static Object read(LiteralScanner scanner, boolean withinBrackets) {
        StringBuilder text = new StringBuilder();
        Boolean bytes = null;
        do {
            int start = scanner.position();
            while (scanner.peek() != '\'' && scanner.peek() != '"') {
                scanner.advance();
            }
            String prefix = scanner.text().substring(start, scanner.position()).toLowerCase(Locale.ROOT);
            if (!prefix.matches("|r|u|b|br|rb")) {
                return Missing.VALUE;
            }
            boolean isBytes = prefix.contains("b");
            String part = part(scanner, prefix.contains("r"), isBytes);
            if (part == null || (bytes != null && bytes != isBytes)) {
                return Missing.VALUE;
            }
            bytes = isBytes;
            text.append(part);
            scanner.skipSpace(withinBrackets);
        } while (scanner.at('\'') || scanner.at('"') || scanner.startsString());
        return bytes ? new Bytes(text.toString().getBytes(StandardCharsets.ISO_8859_1)) : text.toString();
    }

    private static @Nullable String part(LiteralScanner scanner, boolean raw, boolean bytes) {
        String quote = String.valueOf(scanner.peek());
        boolean triple = scanner.text().startsWith(quote.repeat(3), scanner.position());
        String end = triple ? quote.repeat(3) : quote;
        int start = scanner.position() + end.length();
        int stop = end(scanner.text(), start, end);
        if (stop < 0) {
            return null;
        }
        scanner.moveTo(stop + end.length());
        String content =
                scanner.text().substring(start, stop).replace("\r\n", "\n").replace('\r', '\n');
        if (bytes && content.chars().anyMatch(character -> character > 0x7f)) {
            return null;
        }
        if (raw) {
            return content;
        }
        return bytes ? decodeBytes(content) : StringEscapes.decodePython(content);
    }

    private static int end(String text, int start, String end) {
        int position = start;
        while (position < text.length()) {
            if (text.startsWith(end, position)) {
                return position;
            }
            char character = text.charAt(position);
            if (end.length() == 1 && (character == '\n' || character == '\r')) {
                return -1;
            }
            position += character != '\\' ? 1 : text.startsWith("\\\r\n", position) ? 3 : 2;
        }
        return -1;
    }

    /** Bytes know fewer escapes than strings: those of Unicode stay as they are. */
    private static @Nullable String decodeBytes(String content) {
        StringBuilder protectedText = new StringBuilder(content.length());
        for (int i = 0; i < content.length(); i++) {
            char character = content.charAt(i);
            if (character == '\\' && i + 1 < content.length()) {
                char letter = content.charAt(++i);
                protectedText.append("uUN".indexOf(letter) >= 0 ? "\\\\" : "\\").append(letter);
            } else {
                protectedText.append(character);
            }
        }
        String decoded = StringEscapes.decodePython(protectedText.toString());
        if (decoded == null) {
            return null;
        }
        StringBuilder octets = new StringBuilder(decoded.length());
        decoded.chars().forEach(character -> octets.append((char) (character & 0xff)));
        return octets.toString();
    }
}
