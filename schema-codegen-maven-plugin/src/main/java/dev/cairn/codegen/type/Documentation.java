package dev.cairn.codegen.type;

import dev.cairn.codegen.schema.PlainJson;
import dev.cairn.codegen.schema.Schema;
import dev.cairn.documents.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a schema says to people.
 *
 * @param title a few words, or null
 * @param description sentences, or null
 * @param examples values as JSON would write them
 * @param deprecated whether the thing is not to be used any more
 * @param deprecationMessage what to use instead, or null
 */
public record Documentation(
        @Nullable String title,
        @Nullable String description,
        List<String> examples,
        boolean deprecated,
        @Nullable String deprecationMessage) {

    /** No texts. */
    public static final Documentation NONE = new Documentation(null, null, List.of(), false, null);

    public Documentation {
        examples = List.copyOf(examples);
    }

    public static Documentation of(Schema schema) {
        List<String> examples = new ArrayList<>();
        for (Node node : schema.node().items("examples")) {
            examples.add(PlainJson.text(node.toPlain()));
        }
        Node example = schema.node().get("example");
        if (examples.isEmpty() && example != null && example.isScalar()) {
            // OpenAPI's; of whole objects there is a page full in many documents.
            examples.add(PlainJson.text(example.toPlain()));
        }
        // Some say what to use instead in the keyword itself.
        String instead = schema.text("deprecated");
        String message = schema.text("deprecation_message");
        return new Documentation(
                schema.text("title"),
                schema.text("description"),
                examples,
                schema.flag("deprecated") || instead != null,
                message == null ? instead : message);
    }

    /** These texts, and those of another schema where this one is silent. */
    Documentation orElse(Documentation other) {
        return new Documentation(
                title == null ? other.title : title,
                description == null ? other.description : description,
                examples.isEmpty() ? other.examples : examples,
                deprecated,
                deprecationMessage);
    }
}
