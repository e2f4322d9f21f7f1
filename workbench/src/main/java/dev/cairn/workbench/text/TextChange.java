package dev.cairn.workbench.text;

/**
 * A part of a text that is to be another.
 *
 * @param range in the text before any change
 */
public record TextChange(TextRange range, String text) {}
