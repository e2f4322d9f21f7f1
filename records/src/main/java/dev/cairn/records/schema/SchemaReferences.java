package dev.cairn.records.schema;

import dev.cairn.core.error.SystemException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Replaces each {@code $ref} of a schema by the schema it refers to: in the same file, or in a file of {@code
 * schemas/shared}. The {@code definitions} of inserted schemas are removed. For one schema.
 */
final class SchemaReferences {

    /** Of the largest schema seen it is a hundred times as many: references to references can unfold without an end. */
    private static final int MAX_VALUES = 1_000_000;

    private static final int MAX_DEPTH = 500;

    private final SchemaFolder files;
    private final Map<Path, @Nullable Object> read = new LinkedHashMap<>();
    private final Deque<String> open = new ArrayDeque<>();
    private int values;
    private int depth;

    SchemaReferences(SchemaFolder files) {
        this.files = files;
    }

    /** @throws SystemException if the file holds no object, or a reference leads nowhere or into itself */
    Map<String, @Nullable Object> resolve(Path file) {
        Object schema = resolved(document(file), file);
        if (!(schema instanceof Map<?, ?> map)) {
            throw new SystemException("The schema file " + file + " holds no object");
        }
        return members(map);
    }

    private @Nullable Object document(Path file) {
        if (!read.containsKey(file)) {
            read.put(file, SchemaFolder.read(file));
        }
        return read.get(file);
    }

    private @Nullable Object resolved(@Nullable Object part, Path file) {
        values++;
        depth++;
        if (values > MAX_VALUES || depth > MAX_DEPTH) {
            throw new SystemException("The schema in " + file + " unfolds to more than " + MAX_VALUES + " values or "
                    + MAX_DEPTH + " levels through its references");
        }
        Object resolved = unfolded(part, file);
        depth--;
        return resolved;
    }

    private @Nullable Object unfolded(@Nullable Object part, Path file) {
        if (part instanceof Map<?, ?> map) {
            if (map.get("$ref") instanceof String reference) {
                return target(reference, file);
            }
            Map<String, @Nullable Object> resolved = new LinkedHashMap<>();
            map.forEach((key, value) -> resolved.put(String.valueOf(key), resolved(value, file)));
            return resolved;
        }
        if (part instanceof List<?> list) {
            List<@Nullable Object> resolved = new ArrayList<>();
            list.forEach(item -> resolved.add(resolved(item, file)));
            return resolved;
        }
        return part;
    }

    private Map<String, @Nullable Object> target(String reference, Path file) {
        int hash = reference.indexOf('#');
        String name = hash < 0 ? reference : reference.substring(0, hash);
        Path target = name.isEmpty() ? file : files.shared(name);
        String pointer = hash < 0 ? "" : reference.substring(hash + 1);
        String place = target + "#" + pointer;
        if (open.contains(place)) {
            throw new SystemException("The schema refers to itself through " + reference);
        }
        open.push(place);
        Object found = resolved(find(document(target), pointer), target);
        open.pop();
        if (!(found instanceof Map<?, ?> map)) {
            throw new SystemException(
                    "The schema in " + file + " refers to " + reference + ", where there is no object");
        }
        Map<String, @Nullable Object> members = members(map);
        members.remove("definitions");
        return members;
    }

    private static @Nullable Object find(@Nullable Object document, String pointer) {
        Object found = document;
        for (String part :
                pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
            String key = part.replace("~1", "/").replace("~0", "~");
            found = found instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return found;
    }

    private static Map<String, @Nullable Object> members(Map<?, ?> map) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        map.forEach((key, value) -> members.put(String.valueOf(key), value));
        return members;
    }
}
