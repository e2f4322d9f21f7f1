package dev.cairn.documents;

import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.Member;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Node.ScalarNode;
import dev.cairn.documents.YamlComposer.Composed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A YAML mapping that is being read.
 *
 * <p>Merged keys come before the mapping's own, which override them in place; of several merged mappings the first wins
 * (the rule of YAML 1.1 and of PyYAML up to 6.0.3; 6.0.4 lets chance decide).
 */
final class YamlMappingFrame extends YamlFrame {

    private final DuplicateKeys duplicates;
    private final Map<String, Member> merged = new LinkedHashMap<>();
    private final Map<String, Member> own = new LinkedHashMap<>();
    private @Nullable String key;
    private boolean truthKey;
    private Place keyPlace;
    private boolean merging;

    YamlMappingFrame(Place place, Optional<String> anchor, DuplicateKeys duplicates) {
        super(place, anchor);
        this.duplicates = duplicates;
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
            truthKey = composed.node() instanceof ScalarNode scalar && scalar.value() instanceof Boolean;
            keyPlace = usedAt;
        } else {
            put(key, composed.node());
            key = null;
        }
    }

    private void put(String name, Node value) {
        Member earlier = own.put(name, new Member(keyPlace, value, truthKey));
        if (earlier != null) {
            duplicates.found(name, earlier.keyPlace(), keyPlace);
        }
    }

    private void merge(Node source, Place usedAt) {
        if (source instanceof ObjectNode object) {
            object.members().forEach(merged::putIfAbsent);
            return;
        }
        List<Node> sources = source instanceof ArrayNode array ? array.items() : List.of(source);
        for (Node item : sources) {
            if (!(item instanceof ObjectNode object)) {
                throw new InvalidDocumentException(Diagnostic.error(
                        usedAt, "'<<' merges objects; expected an object or a list of objects, found " + item.kind()));
            }
            object.members().forEach(merged::putIfAbsent);
        }
    }

    private static String keyText(Node node, Place place) {
        if (!(node instanceof ScalarNode scalar)) {
            throw new InvalidDocumentException(Diagnostic.error(
                    place,
                    "a key must be plain text, found an " + node.kind() + "; a template in braces must be quoted"));
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
