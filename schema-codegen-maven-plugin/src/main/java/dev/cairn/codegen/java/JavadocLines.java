package dev.cairn.codegen.java;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;

/** Breaks the lines of a comment, but not within code, unless that alone is too long. */
final class JavadocLines {

    private static final int WIDTH = 110;
    private static final int LONGEST_CODE = 80;

    private JavadocLines() {}

    /** A comment's text as code; none if it is empty. */
    static CodeBlock block(String text) {
        return text.isEmpty() ? CodeBlock.of("") : CodeBlock.of("$L\n", text);
    }

    /**
     * Lines that fit; those that go on are indented by four more than they began with, but for paragraphs, whose lines aren't.
     *
     * @param start the column of the first line
     */
    static String wrapped(String block, int start) {
        if (block.startsWith("<pre>")) {
            return block;
        }
        StringBuilder wrapped = new StringBuilder();
        for (String line : block.split("\n", -1)) {
            wrap(line, wrapped.isEmpty() ? start : 0, wrapped);
        }
        return wrapped.toString();
    }

    private static void wrap(String line, int start, StringBuilder wrapped) {
        String text = line.stripLeading();
        String indent = line.substring(0, line.length() - text.length());
        boolean item = text.startsWith("<li>");
        wrapped.append(wrapped.isEmpty() ? "" : "\n").append(indent);
        int column = start + indent.length();
        boolean first = true;
        for (String word : words(text)) {
            if (!first && column + 1 + word.length() > WIDTH) {
                wrapped.append('\n').append(indent).append(item ? "    " : "");
                column = 4 + indent.length();
                first = true;
            }
            wrapped.append(first ? "" : " ").append(word);
            column += word.length() + (first ? 0 : 1);
            first = false;
        }
    }

    /** What stands between spaces, where code is one word. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int start = 0;
        int index = 0;
        while (index < text.length()) {
            if (text.charAt(index) == ' ') {
                words.add(text.substring(start, index));
                start = index + 1;
                index++;
            } else {
                int end = endOfCode(text, index);
                index = end - index > LONGEST_CODE ? index + 1 : end;
            }
        }
        words.add(text.substring(start));
        return words;
    }

    /** Where the code ends that begins at an index; the next index if there is none. */
    private static int endOfCode(String text, int index) {
        if (text.startsWith("<code>", index)) {
            return Math.max(text.indexOf("</code>", index), index + 1);
        }
        if (!text.startsWith("{@", index)) {
            return index + 1;
        }
        int depth = 0;
        for (int end = index; end < text.length(); end++) {
            depth += text.charAt(end) == '{' ? 1 : text.charAt(end) == '}' ? -1 : 0;
            if (depth == 0) {
                return end + 1;
            }
        }
        return index + 1;
    }
}
