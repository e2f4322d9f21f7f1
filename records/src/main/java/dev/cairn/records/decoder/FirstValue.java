package dev.cairn.records.decoder;

import com.fasterxml.jackson.core.JacksonException;
import dev.cairn.json.PythonJson;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the first value of a body as a tree. */
final class FirstValue {

    private FirstValue() {}

    /** The tree of a value, or of its first item where the items of a list are values of their own. */
    static @Nullable Object of(DecodedValue value) throws IOException {
        if (value instanceof DecodedValue.JsonText text) {
            return ofText(text.utf8(), text.from(), text.to(), text.manyBodies());
        }
        if (value instanceof DecodedValue.JsonStream stream) {
            byte[] text = stream.utf8().readAllBytes();
            return ofText(text, 0, text.length, stream.manyBodies());
        }
        return value instanceof DecodedValue.Xml xml ? xml.document().tree() : ((DecodedValue.Tree) value).value();
    }

    private static @Nullable Object ofText(byte[] utf8, int from, int to, boolean manyBodies) throws IOException {
        Object tree;
        try {
            tree = PythonJson.parse(utf8, from, to);
        } catch (JacksonException e) {
            throw MalformedJson.at(e);
        }
        if (manyBodies && tree instanceof List<?> bodies) {
            return bodies.isEmpty() ? Map.of() : bodies.get(0);
        }
        return tree;
    }
}
