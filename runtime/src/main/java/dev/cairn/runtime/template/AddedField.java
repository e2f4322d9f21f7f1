package dev.cairn.runtime.template;

import java.util.List;

/**
 * A field to add to a record or a configuration.
 *
 * @param path keys from the root, at least one; no templates, no patterns
 * @param value compiled for the field's value type, if it has one: what is not of that type stays text
 */
public record AddedField(List<String> path, Template value) {

    public AddedField {
        path = List.copyOf(path);
        if (path.isEmpty()) {
            throw new IllegalArgumentException("the path of an added field has no segment");
        }
    }
}
