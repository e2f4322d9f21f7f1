package dev.cairn.codegen.type;

import dev.cairn.codegen.schema.Schema;
import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds out how the properties of a map may be called. */
public final class MapKeys {

    private MapKeys() {}

    /**
     * The patterns of which names have to match one; empty if every name is allowed.
     *
     * @param diagnostics takes what can't be checked, once; null not to say it again
     */
    public static List<String> patterns(Schema schema, @Nullable Diagnostics diagnostics) {
        Map<String, Schema> named = schema.named("patternProperties");
        Schema additional = schema.additional();
        if (named.isEmpty() || additional == null || !additional.isFalse()) {
            return List.of();
        }
        List<String> patterns = new ArrayList<>();
        for (Map.Entry<String, Schema> entry : named.entrySet()) {
            if (!Bounds.isPattern(entry.getKey())) {
                if (diagnostics != null) {
                    Node node = entry.getValue().node();
                    diagnostics.warning(
                            node.place(),
                            "the pattern '" + entry.getKey()
                                    + "' is not checked: Java's regular expressions don't have what it uses");
                }
                return List.of();
            }
            patterns.add(entry.getKey());
        }
        return patterns;
    }
}
