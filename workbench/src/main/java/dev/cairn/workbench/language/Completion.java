package dev.cairn.workbench.language;

/**
 * Something that may stand at a point.
 *
 * @param label what is inserted, and shown
 * @param detail a few words beside it: a type, a value
 * @param info what it is for; may be empty
 * @param kind {@code property}, {@code type}, {@code enum}, {@code variable}, {@code function} or {@code keyword}
 */
public record Completion(String label, String detail, String info, String kind) {}
