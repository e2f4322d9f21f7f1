package dev.cairn.workbench.language;

import dev.cairn.workbench.text.TextRange;
import java.util.List;

/**
 * A part of a manifest: a mapping or a list, or an entry of the root.
 *
 * @param name its key; of a list's item its name, or what it refers to, or its place in the list
 * @param detail its type, or a short value; may be empty
 * @param item whether it is an item of a list
 * @param range its lines
 * @param selection its key
 * @param children what is in it, in order
 */
public record OutlineEntry(
        String name, String detail, boolean item, TextRange range, TextRange selection, List<OutlineEntry> children) {

    public OutlineEntry {
        children = List.copyOf(children);
    }
}
