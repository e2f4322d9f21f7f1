package dev.cairn.codegen.example;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.documents.Node;
import java.util.List;
import org.jsonschema2pojo.SchemaGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A schema of documents that are examples of one type. jsonschema2pojo makes one of each piece, and these are merged: properties together,
 * a value of several kinds if examples have several, null if one has it. Nothing is required, since examples can't tell.
 */
public final class ExampleSchema {

    private ExampleSchema() {}

    /**
     * Makes a schema.
     *
     * @param examples at least one
     * @return a schema whose parts have the places of the values that they describe
     */
    public static Node of(List<Node> examples) {
        SchemaGenerator generator = new SchemaGenerator();
        ObjectMapper json = new ObjectMapper();
        ExampleShape shape = new ExampleShape();
        for (Node example : examples) {
            for (@Nullable Object piece : ExamplePieces.of(example.toPlain())) {
                shape.add(generator.schemaFromExample(json.<JsonNode>valueToTree(piece)));
            }
        }
        return EqualObjects.shared(shape.toSchema(examples));
    }
}
