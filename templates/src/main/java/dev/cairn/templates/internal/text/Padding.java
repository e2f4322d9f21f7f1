package dev.cairn.templates.internal.text;

import dev.cairn.templates.internal.call.Bound;
import dev.cairn.templates.internal.value.CodePoints;
import dev.cairn.templates.internal.value.PythonException;
import dev.cairn.templates.internal.value.Text;
import java.math.BigInteger;

/** Fills texts up to a width. */
public final class Padding {

    private Padding() {}

    public static String zfill(String text, Bound bound) {
        int missing = bound.integer(0, 0) - CodePoints.length(text);
        if (missing <= 0) {
            return text;
        }
        TextSize.require(missing);
        boolean signed = text.startsWith("-") || text.startsWith("+");
        return (signed ? text.substring(0, 1) : "") + "0".repeat(missing) + (signed ? text.substring(1) : text);
    }

    public static Object pad(CharSequence self, Bound bound, boolean left, boolean right) {
        String text = self.toString();
        int width = bound.integer(0, 0);
        if (bound.get(0) instanceof BigInteger) {
            throw PythonException.overflow("Python int too large to convert to C ssize_t");
        }
        int missing = width - CodePoints.length(text);
        String fill = bound.has(1) ? Text.require(bound.get(1)) : " ";
        if (CodePoints.length(fill) != 1) {
            throw PythonException.type("The fill character must be exactly one character long");
        }
        if (missing <= 0) {
            return self;
        }
        TextSize.require(missing);
        // Python gives the odd character to the left of a centred text if the width is odd.
        int before = left && right ? missing / 2 + (missing & width & 1) : left ? missing : 0;
        return Text.like(self, fill.repeat(before) + text + fill.repeat(missing - before));
    }

    public static String expandTabs(String text, int size) {
        StringBuilder out = new StringBuilder();
        int column = 0;
        for (int codePoint : text.codePoints().toArray()) {
            if (codePoint == '\t') {
                int blanks = size > 0 ? size - column % size : 0;
                TextSize.require((long) out.length() + blanks);
                out.append(" ".repeat(blanks));
                column += blanks;
            } else {
                out.appendCodePoint(codePoint);
                column = codePoint == '\n' || codePoint == '\r' ? 0 : column + 1;
            }
        }
        return out.toString();
    }
}
