package dev.cairn.codegen.source;

/** Text that knows its indentation, and where a line may be broken. */
final class Lines {

    /** A line is broken at the last place where that is possible if what follows goes beyond this column. */
    private static final int WRAP = 100;

    private static final String INDENT = "    ";

    private final StringBuilder text = new StringBuilder(4096);
    private int indent;
    private int lineStart;
    private int breakAt = -1;
    private int breakLength;
    private int breakIndent;

    /** How many lines of a statement there are so far; -1 outside of statements. */
    private int statementLine = -1;

    void indent(int more) {
        indent += more;
    }

    int indentation() {
        return indent * INDENT.length();
    }

    void beginStatement() {
        statementLine = 0;
    }

    void endStatement() {
        if (statementLine > 0) {
            indent -= 2;
        }
        statementLine = -1;
    }

    /** Appends text; what follows a line break is indented. */
    void append(String more) {
        append(more, 0, more.length());
    }

    void append(String more, int from, int to) {
        int start = from;
        while (start < to) {
            int end = more.indexOf('\n', start);
            if (end < 0 || end >= to) {
                word(more, start, to);
                return;
            }
            if (end > start) {
                word(more, start, end);
            }
            newLine();
            start = end + 1;
        }
    }

    private void word(String more, int from, int to) {
        if (text.length() == lineStart) {
            for (int level = 0; level < indent; level++) {
                text.append(INDENT);
            }
        }
        text.append(more, from, to);
    }

    private void newLine() {
        settle();
        text.append('\n');
        lineStart = text.length();
        if (statementLine == 0) {
            indent += 2;
        }
        if (statementLine >= 0) {
            statementLine++;
        }
    }

    /** A space, or a line break if what follows doesn't fit. */
    void wrappingSpace() {
        settle();
        breakAt = text.length();
        breakLength = 1;
        breakIndent = indent + 2;
        text.append(' ');
    }

    /** Nothing, or a line break if what follows doesn't fit. */
    void wrappingPlace() {
        settle();
        breakAt = text.length();
        breakLength = 0;
        breakIndent = indent + 2;
    }

    private void settle() {
        if (breakAt >= 0 && text.length() - lineStart > WRAP) {
            text.replace(breakAt, breakAt + breakLength, "\n" + INDENT.repeat(breakIndent));
            lineStart = breakAt + 1;
        }
        breakAt = -1;
    }

    /** Appends whole lines as they are. */
    void raw(String lines) {
        text.append(lines);
        lineStart = text.length();
    }

    String indentText() {
        return INDENT.repeat(indent);
    }

    int length() {
        return text.length();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
