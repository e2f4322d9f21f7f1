package dev.cairn.workbench.edit;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.Member;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.workbench.text.TextLines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a change does to the collections of a text.
 *
 * @param specFile what says what the connector asks for where its manifest does not
 */
record StreamChangeParts(
        TextLines text,
        ObjectNode root,
        Inheritance inheritance,
        StreamRequesters requesters,
        Optional<Path> specFile) {

    private static final String PARAMETERS = "request_parameters";
    private static final List<String> BODIES = List.of("request_body_json", "request_body_data");

    List<Part> of(ObjectNode stream, StreamChange change) throws CannotEdit {
        List<Part> parts = new ArrayList<>();
        for (StreamChange.Entry entry : change.entries()) {
            Object value = entry.isItem() ? List.of(entry.value()) : entry.value();
            parts.add(new Addition(
                            text,
                            inheritance,
                            entry.path(),
                            entry.isItem(),
                            (type, key) -> Insertion.block(Map.of(key, value)))
                    .to(stream));
        }
        if (!change.sent().isEmpty()) {
            parts.addAll(sent(change.sent()));
        }
        parts.addAll(new SpecProperties(text, root, inheritance, specFile).optional(change.properties()));
        for (Map.Entry<String, Object> entry : change.ofManifest().entrySet()) {
            if (root.get(entry.getKey()) != null) {
                throw new CannotEdit("The manifest has '" + entry.getKey() + "' already.");
            }
            parts.add(Part.entries(text, root, Insertion.block(Map.of(entry.getKey(), entry.getValue()))));
        }
        return parts;
    }

    private List<Part> sent(Map<String, @Nullable Object> values) throws CannotEdit {
        ObjectNode requester = requesters.requester("requester");
        if (requester == null) {
            throw new CannotEdit("The parameters of its requests are shared with others by a reference.");
        }
        List<Part> parts = new ArrayList<>();
        Map<String, @Nullable Object> left = new LinkedHashMap<>(values);
        for (Written container : containers(requester)) {
            Map<String, @Nullable Object> own = new LinkedHashMap<>();
            container.mapping().members().keySet().stream()
                    .filter(left::containsKey)
                    .forEach(name -> own.put(name, left.remove(name)));
            parts.addAll(parts(container, own));
        }
        left.values().removeIf(Objects::isNull);
        if (!left.isEmpty()) {
            if (requester.get(PARAMETERS) != null) {
                throw new CannotEdit("The parameters of its requests are not written one by one.");
            }
            parts.add(Part.entries(text, requester, Insertion.block(Map.of(PARAMETERS, left))));
        }
        return parts;
    }

    /** A mapping of values that are sent, in the one that has it under a key. */
    private record Written(ObjectNode owner, String key, ObjectNode mapping) {}

    private static List<Written> containers(ObjectNode requester) {
        List<Written> all = new ArrayList<>();
        add(all, requester, PARAMETERS);
        BODIES.forEach(key -> add(all, requester, key));
        if (requester.get("request_body") instanceof ObjectNode body) {
            add(all, body, "value");
        }
        return all;
    }

    private static void add(List<Written> all, ObjectNode owner, String key) {
        Node value = owner.get(key);
        if (value instanceof ObjectNode mapping && mapping.get("$ref") == null) {
            all.add(new Written(owner, key, mapping));
        }
    }

    private List<Part> parts(Written container, Map<String, @Nullable Object> values) {
        ObjectNode mapping = container.mapping();
        boolean isEmptied = values.size() == mapping.members().size()
                && values.values().stream().allMatch(Objects::isNull);
        if (isEmptied && container.key().equals(PARAMETERS)) {
            return List.of(removal(container.owner(), container.key()));
        }
        List<Part> parts = new ArrayList<>();
        values.forEach((name, value) -> parts.add(
                value == null
                        ? removal(mapping, name)
                        : Part.entry(text, mapping, name, Insertion.block(Map.of(name, value)))));
        return parts;
    }

    private Part removal(ObjectNode mapping, String name) {
        Member member = Objects.requireNonNull(mapping.members().get(name));
        return Part.removal(text, mapping, member, name);
    }
}
