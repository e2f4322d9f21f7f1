package dev.cairn.workbench.edit;

import java.util.List;

/**
 * Something that only the author knows, which an edit writes into the manifest. Immutable.
 *
 * @param name what it is called by callers
 * @param label what it is, for people
 * @param value what the manifest lets expect; empty where it may be left out
 * @param choices the only values that it takes; empty where it takes any
 */
public record EditField(String name, String label, String value, List<String> choices) {

    public EditField {
        choices = List.copyOf(choices);
    }

    static EditField text(String name, String label, String value) {
        return new EditField(name, label, value, List.of());
    }
}
