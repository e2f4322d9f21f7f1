package dev.cairn.runtime.record.transform;

import dev.cairn.runtime.template.Template;
import java.util.List;

/**
 * A field to add.
 *
 * @param path where to put it, at least one segment; no templates, no patterns
 * @param value compiled for the field's value type, so that what is not of that type stays text
 */
public record AddedField(List<String> path, Template value) {

    public AddedField {
        path = List.copyOf(path);
        if (path.isEmpty()) {
            throw new IllegalArgumentException("the path of an added field has no segment");
        }
    }
}
