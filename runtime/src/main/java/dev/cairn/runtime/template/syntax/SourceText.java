package dev.cairn.runtime.template.syntax;

/**
 * A template's text as the lexer sees it: line ends are line feeds, and one at the very end is dropped.
 *
 * @param text the normalized text
 * @param original the template as it was written
 */
record SourceText(String text, String original) {

    static SourceText of(String template) {
        String text = template.indexOf('\r') < 0
                ? template
                : template.replace("\r\n", "\n").replace('\r', '\n');
        return new SourceText(text.endsWith("\n") ? text.substring(0, text.length() - 1) : text, template);
    }

    /** Where a position of the normalized text is in the original. */
    int offset(int position) {
        if (original.length() - text.length() <= 1 && original.indexOf('\r') < 0) {
            return position;
        }
        int offset = 0;
        for (int i = 0; i < position; i++) {
            offset += original.startsWith("\r\n", offset) ? 2 : 1;
        }
        return offset;
    }
}
