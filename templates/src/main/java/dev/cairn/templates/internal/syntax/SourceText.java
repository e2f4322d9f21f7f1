package dev.cairn.templates.internal.syntax;

import org.jspecify.annotations.Nullable;

/**
 * A template's text as the lexer sees it: line ends are line feeds, and one at the very end is dropped. Immutable.
 */
final class SourceText {

    private final String text;
    private final int @Nullable [] offsets;

    private SourceText(String text, int @Nullable [] offsets) {
        this.text = text;
        this.offsets = offsets;
    }

    static SourceText of(String template) {
        String text = template.indexOf('\r') < 0
                ? template
                : template.replace("\r\n", "\n").replace('\r', '\n');
        String ended = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        return new SourceText(ended, text.length() == template.length() ? null : offsets(template, text.length()));
    }

    private static int[] offsets(String template, int length) {
        int[] offsets = new int[length + 1];
        int offset = 0;
        for (int i = 0; i < length; i++) {
            offsets[i] = offset;
            offset += template.startsWith("\r\n", offset) ? 2 : 1;
        }
        offsets[length] = offset;
        return offsets;
    }

    String text() {
        return text;
    }

    /** Where a position of the text is in the template as it was written. */
    int offset(int position) {
        return offsets == null ? position : offsets[position];
    }
}
