package dev.cairn.pythonvalues;

import java.util.function.LongConsumer;

/** A text that counts accesses to its characters, which limits the work of a regular expression on it. */
record MeteredText(String text, LongConsumer meter) implements CharSequence {

    /** What a look costs, in units of about a nanosecond. */
    private static final int LOOK = 3;

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        meter.accept(LOOK);
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
