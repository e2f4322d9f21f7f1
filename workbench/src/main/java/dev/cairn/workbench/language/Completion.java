package dev.cairn.workbench.language;

/**
 * Something that may stand at a point.
 *
 * @param label what is inserted, and shown
 * @param detail a few words beside it: a type, a value
 * @param info what it is for; may be empty
 * @param kind {@code property}, {@code type}, {@code enum}, {@code variable}, {@code function} or {@code keyword}
 * @param snippet what an editor that can have it filled in inserts in place of the label, with places such as
 *     <code>${1:name}</code>, as the Language Server Protocol writes them; lines after the first are indented like the line that it is
 *     inserted in, besides what they have of their own. Empty where the label is inserted
 */
public record Completion(String label, String detail, String info, String kind, String snippet) {

    /** Something that is inserted as it is shown. */
    Completion(String label, String detail, String info, String kind) {
        this(label, detail, info, kind, "");
    }
}
