package dev.cairn.workbench.curl;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text between {@code $'} and {@code '}, with the escapes of C.
 *
 * @param end where the command goes on, behind the quote; -1 where it is not closed
 */
record AnsiQuote(String text, int end) {

    /** Octal digits, hexadecimal digits, a character of Unicode, a control character. */
    private static final Pattern CODE = Pattern.compile(
            "\\\\(?:([0-7]{1,3})|x([0-9A-Fa-f]{1,2})|u([0-9A-Fa-f]{1,4})|U([0-9A-Fa-f]{1,8})|c(.))", Pattern.DOTALL);

    private static final String NAMES = "abefnrtvE";
    private static final String NAMED = "\u0007\b\u001b\f\n\r\t\u000b\u001b";

    /** @param from behind {@code $'} */
    static AnsiQuote of(String command, int from) {
        StringBuilder bytes =
                new StringBuilder(); // one character for each byte, as escapes may give halves of characters
        int at = from;
        while (at < command.length()) {
            int c = command.codePointAt(at);
            if (c == '\'') {
                byte[] utf8 = bytes.toString().getBytes(StandardCharsets.ISO_8859_1);
                return new AnsiQuote(new String(utf8, StandardCharsets.UTF_8), at + 1);
            }
            Matcher code = CODE.matcher(command).region(at, command.length());
            if (c != '\\') {
                append(bytes, c);
                at += Character.charCount(c);
            } else if (code.lookingAt()) {
                coded(bytes, code);
                at = code.end();
            } else if (at + 1 < command.length()) {
                int name = NAMES.indexOf(command.charAt(at + 1));
                if (name >= 0) {
                    bytes.append(NAMED.charAt(name));
                } else {
                    bytes.append("'\"\\?".indexOf(command.charAt(at + 1)) >= 0 ? "" : "\\");
                    append(bytes, command.charAt(at + 1));
                }
                at += 2;
            } else {
                at++;
            }
        }
        return new AnsiQuote("", -1);
    }

    private static void coded(StringBuilder bytes, Matcher code) {
        if (code.group(1) != null) {
            bytes.append((char) (Integer.parseInt(code.group(1), 8) & 0xFF));
        } else if (code.group(2) != null) {
            bytes.append((char) Integer.parseInt(code.group(2), 16));
        } else if (code.group(5) != null) {
            bytes.append((char) (code.group(5).charAt(0) & 0x1F));
        } else {
            String digits = code.group(3) == null ? code.group(4) : code.group(3);
            long point = Long.parseLong(digits, 16);
            append(bytes, point > Character.MAX_CODE_POINT ? 0xFFFD : (int) point);
        }
    }

    private static void append(StringBuilder bytes, int codePoint) {
        byte[] utf8 = Character.toString(codePoint).getBytes(StandardCharsets.UTF_8);
        bytes.append(new String(utf8, StandardCharsets.ISO_8859_1));
    }
}
