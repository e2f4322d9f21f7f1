package dev.cairn.pythonvalues;

/** Writes the escapes of one of Python's regular expressions as Java's. Confined to a thread. */
final class RegexEscapes {

    private static final String WORD = "\\p{L}\\p{N}_";
    private static final String SPACE = "\\s\\x1c-\\x1f";

    private final String regex;
    private final StringBuilder out;
    private int position;

    /** @param out takes the translation */
    RegexEscapes(String regex, StringBuilder out) {
        this.regex = regex;
        this.out = out;
    }

    /**
     * Translates one escape.
     *
     * @param start where its backslash stands
     * @param inClass whether it is between brackets
     * @param ascii whether its classes are of ASCII characters only
     * @param groups how many groups were opened before it
     * @return where it ends
     */
    int translate(int start, boolean inClass, boolean ascii, int groups) {
        if (start + 1 == regex.length()) {
            throw PatternException.malformed("bad escape (end of pattern)");
        }
        char letter = regex.charAt(start + 1);
        position = start + 2;
        switch (letter) {
            case 'd' -> set(inClass, ascii ? "0-9" : "\\p{Nd}", false);
            case 'D' -> set(inClass, ascii ? "0-9" : "\\p{Nd}", true);
            case 'w' -> set(inClass, ascii ? "a-zA-Z0-9_" : WORD, false);
            case 'W' -> set(inClass, ascii ? "a-zA-Z0-9_" : WORD, true);
            case 's' -> set(inClass, ascii ? " \\t-\\r" : SPACE, false);
            case 'S' -> set(inClass, ascii ? " \\t-\\r" : SPACE, true);
            case 'Z' -> outsideOnly(inClass, letter, "\\z");
            case 'A', 'B' -> outsideOnly(inClass, letter, "\\" + letter);
            case 'b' -> out.append(inClass ? "\\x08" : "\\b");
            case 'v' -> out.append("\\x0b");
            case 'a', 'f', 'n', 'r', 't' -> out.append('\\').append(letter);
            case 'x' -> codePoint(2);
            case 'u' -> codePoint(4);
            case 'U' -> codePoint(8);
            default -> {
                if (Characters.isDigit(letter)) {
                    number(inClass, groups);
                } else if (letter < 0x80 && Character.isLetter(letter)) {
                    throw PatternException.malformed("bad escape \\" + letter);
                } else {
                    out.append(letter < 0x80 && letter != ' ' && letter != '\n' ? "\\" : "")
                            .append(letter);
                }
            }
        }
        return position;
    }

    private void set(boolean inClass, String members, boolean negated) {
        if (inClass && !negated) {
            out.append(members);
        } else {
            out.append(negated ? "[^" : "[").append(members).append(']');
        }
    }

    private void outsideOnly(boolean inClass, char letter, String translation) {
        if (inClass) {
            throw PatternException.malformed("bad escape \\" + letter);
        }
        out.append(translation);
    }

    private void codePoint(int digits) {
        int end = position + digits;
        if (end > regex.length() || !regex.substring(position, end).matches("[0-9a-fA-F]+")) {
            throw PatternException.malformed("incomplete escape");
        }
        long value = Long.parseLong(regex.substring(position, end), 16);
        if (value > Character.MAX_CODE_POINT) {
            throw PatternException.malformed("bad escape");
        }
        out.append(String.format("\\x{%x}", value));
        position = end;
    }

    private void number(boolean inClass, int groups) {
        int start = position - 1;
        int end = position;
        while (end < regex.length() && end < start + 3 && Characters.isDigit(regex.charAt(end))) {
            end++;
        }
        String digits = regex.substring(start, end);
        boolean octal = digits.chars().allMatch(digit -> digit < '8');
        if (inClass || digits.startsWith("0") || (octal && digits.length() == 3)) {
            String octalDigits = digits.replaceFirst("[89].*", "");
            if (octalDigits.isEmpty()) {
                throw PatternException.malformed("bad escape \\" + digits);
            }
            out.append(String.format("\\x{%x}", Integer.parseInt(octalDigits, 8)));
            position = start + octalDigits.length();
            return;
        }
        int length = Math.min(2, digits.length());
        int group = Integer.parseInt(digits.substring(0, length));
        if (group > groups) {
            throw PatternException.malformed("invalid group reference " + group);
        }
        out.append("(?:\\").append(group).append(')');
        position = start + length;
    }
}
