package dev.cairn.runtime.config.normalize;

import dev.cairn.runtime.template.Template;
import java.util.List;

/**
 * A field to add.
 *
 * @param path keys from the configuration's root, at least one
 * @param value compiled with the types it may have, if the manifest names one
 */
public record AddedField(List<String> path, Template value) {

    public AddedField {
        path = List.copyOf(path);
        if (path.isEmpty()) {
            throw new IllegalArgumentException("the path of an added field needs at least one key");
        }
    }
}
