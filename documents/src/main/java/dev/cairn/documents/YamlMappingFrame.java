package dev.cairn.documents;

import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.Member;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Node.ScalarNode;
import dev.cairn.documents.YamlComposer.Composed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A mapping in the making.
 *
 * <p>Merged keys come before the mapping's own, which override them in place; of a list of merged mappings the first
 * wins (PyYAML's order).
 */
final class YamlMappingFrame extends YamlFrame {

    private final Diagnostics warnings;
    private final Map<String, Member> merged = new LinkedHashMap<>();
    private final Map<String, Member> own = new LinkedHashMap<>();
    private @Nullable String key;
    private Place keyPlace;
    private boolean merging;

    YamlMappingFrame(Place place, Optional<String> anchor, Diagnostics warnings) {
        super(place, anchor);
        this.warnings = warnings;
        this.keyPlace = place;
    }

    @Override
    boolean expectsKey() {
        return key == null && !merging;
    }

    @Override
    void startMerge(Place place) {
        merging = true;
        keyPlace = place;
    }

    @Override
    void take(Composed composed, Place usedAt) {
        if (merging) {
            merge(composed.node(), usedAt);
            merging = false;
        } else if (key == null) {
            key = keyText(composed.node(), usedAt);
            keyPlace = usedAt;
        } else {
            put(key, composed.node());
            key = null;
        }
    }

    private void put(String name, Node value) {
        Member earlier = own.put(name, new Member(keyPlace, value));
        if (earlier != null) {
            warnings.warning(
                    keyPlace,
                    "the key '" + name + "' occurs twice; this one counts, the one in line "
                            + earlier.keyPlace().line() + " is lost");
        }
    }

    private void merge(Node source, Place usedAt) {
        if (source instanceof ObjectNode object) {
            object.members().forEach(merged::put);
            return;
        }
        List<ObjectNode> sources = new ArrayList<>();
        if (source instanceof ArrayNode array) {
            for (Node item : array.items()) {
                if (item instanceof ObjectNode object) {
                    sources.add(0, object);
                }
            }
        }
        if (!(source instanceof ArrayNode array)
                || sources.size() != array.items().size()) {
            throw new InvalidDocumentException(Diagnostic.error(
                    usedAt, "'<<' merges objects; expected an object or a list of objects, found " + source.kind()));
        }
        sources.forEach(object -> object.members().forEach(merged::put));
    }

    private static String keyText(Node node, Place place) {
        if (!(node instanceof ScalarNode scalar)) {
            throw new InvalidDocumentException(Diagnostic.error(
                    place, "a key must be plain text, found an " + node.kind() + "; quote it if it is a template"));
        }
        return String.valueOf(scalar.toPlain());
    }

    @Override
    Node node() {
        Map<String, Member> members = new LinkedHashMap<>(merged);
        members.putAll(own);
        return new ObjectNode(place(), members);
    }
}
