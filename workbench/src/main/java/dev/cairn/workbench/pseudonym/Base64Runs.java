package dev.cairn.workbench.pseudonym;

import dev.cairn.json.scan.Utf8Text;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The Base64 around a place of a text: all characters of its alphabets, those that are percent-encoded too, and the
 * padding.
 *
 * @param from the first character
 * @param hit the first character of what was found, at or after {@code from}
 * @param to the character after the last one
 */
record Base64Runs(String text, int from, int hit, int to) {

    /** A part of a text that is encoded anew. */
    record Run(int from, int to, String text) {}

    static Base64Runs around(String text, int from, int to) {
        int start = from;
        for (int length = before(text, start); length > 0; length = before(text, start)) {
            start -= length;
        }
        int end = to;
        for (int length = after(text, end, false); length > 0; length = after(text, end, false)) {
            end += length;
        }
        for (int length = after(text, end, true); length > 0; length = after(text, end, true)) {
            end += length;
        }
        return new Base64Runs(text, start, from, end);
    }

    /** The text that is the Base64 of UTF-8, or an empty one. */
    static String decoded(String base64) {
        try {
            return Objects.requireNonNullElse(utf8(Base64.getDecoder().decode(base64)), "");
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /**
     * The run with something else in it.
     *
     * @param change is given what was encoded
     * @return empty if nothing changes, wherever it is taken to begin
     */
    Optional<Run> recoded(UnaryOperator<String> change) {
        Base64Runs segment = segment();
        for (Base64Runs part : List.of(this, segment)) {
            for (int skipped = 0; skipped < 4; skipped++) {
                Optional<Run> run = part.recoded(change, skipped, StandardCharsets.UTF_8);
                if (run.isPresent()) {
                    return run;
                }
            }
        }
        for (int skipped = 0; skipped < 4; skipped++) {
            Optional<Run> run = recoded(change, skipped, StandardCharsets.ISO_8859_1);
            if (run.isPresent()) {
                return run;
            }
        }
        return Optional.empty();
    }

    private Optional<Run> recoded(UnaryOperator<String> change, int skipped, Charset charset) {
        int start = from;
        for (int i = 0; i < skipped && start < hit; i++) {
            start += Math.max(1, escape(text, start));
        }
        String written = text.substring(start, to);
        String plain =
                written.replaceAll("(?i)%2B", "+").replaceAll("(?i)%2F", "/").replaceAll("(?i)%3D", "=");
        boolean padded = plain.length() % 4 == 0; // or it would not be known
        boolean url = plain.indexOf('-') >= 0 || plain.indexOf('_') >= 0;
        String digits = plain.replace("=", "");
        int cut = digits.length() % 4 == 1 ? digits.length() - 1 : digits.length();
        try {
            byte[] bytes = (url ? Base64.getUrlDecoder() : Base64.getDecoder()).decode(digits.substring(0, cut));
            String decoded = charset.equals(StandardCharsets.UTF_8) ? utf8(bytes) : new String(bytes, charset);
            String changed = decoded == null ? null : change.apply(decoded);
            if (changed == null || changed.equals(decoded)) {
                return Optional.empty();
            }
            Base64.Encoder encoder = url ? Base64.getUrlEncoder() : Base64.getEncoder();
            String encoded = (padded ? encoder : encoder.withoutPadding()).encodeToString(changed.getBytes(charset));
            boolean inQuery = start > 0 && text.charAt(start - 1) == '=';
            if (inQuery || written.indexOf('%') >= 0) {
                encoded = encoded.replace("+", "%2B").replace("/", "%2F").replace("=", "%3D");
            }
            return Optional.of(new Run(start, to, encoded + digits.substring(cut)));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // of both alphabets
        }
    }

    /** The part between slashes: the segment of a path, more likely than not. */
    private Base64Runs segment() {
        int start = Math.max(from, text.lastIndexOf('/', hit - 1) + 1);
        int slash = text.indexOf('/', hit);
        return new Base64Runs(text, start, hit, slash < 0 ? to : Math.min(to, slash));
    }

    private static @Nullable String utf8(byte[] bytes) {
        return Utf8Text.of(bytes)
                .filter(text -> text.chars().noneMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t'))
                .orElse(null);
    }

    private static int before(String text, int end) {
        if (end >= 3 && text.charAt(end - 3) == '%') {
            return escape(text, end - 3);
        }
        return end > 0 && isDigit(text.charAt(end - 1)) ? 1 : 0;
    }

    private static int after(String text, int start, boolean padding) {
        if (start >= text.length()) {
            return 0;
        }
        if (padding) {
            return text.charAt(start) == '=' ? 1 : text.regionMatches(true, start, "%3D", 0, 3) ? 3 : 0;
        }
        return isDigit(text.charAt(start)) ? 1 : escape(text, start);
    }

    /** How long the escape of a plus sign or slash is that stands there; 0 for none. */
    private static int escape(String text, int start) {
        return text.regionMatches(true, start, "%2B", 0, 3) || text.regionMatches(true, start, "%2F", 0, 3) ? 3 : 0;
    }

    private static boolean isDigit(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '+'
                || c == '/'
                || c == '-'
                || c == '_';
    }
}
