package dev.cairn.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.YamlReader;
import dev.cairn.json.Json;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReferenceResolverTest {

    /** Each definition takes the one before it over, and puts it in place of its only member. */
    @Test
    void whatIsOverriddenDoesNotCount() {
        String text = chain(40, "d%1$d: {$ref: '#/definitions/d%2$d', a: {$ref: '#/definitions/d%2$d'}}");
        Map<String, ?> resolved = resolve(text);
        Map<?, ?> definitions = (Map<?, ?>) Objects.requireNonNull(resolved.get("definitions"));
        String last = Json.write(definitions.get("d40"));
        assertEquals("{\"a\":".repeat(41) + "1" + "}".repeat(41), last);
    }

    @Test
    void whatUnfoldsToTooMuchIsRefused() {
        String text = chain(40, "d%1$d: {a: {$ref: '#/definitions/d%2$d'}, b: {$ref: '#/definitions/d%2$d'}}");
        InvalidDocumentException refusal = assertThrows(InvalidDocumentException.class, () -> resolve(text));
        assertTrue(String.valueOf(refusal.getMessage()).contains("the references unfold to more than"));
    }

    private static String chain(int length, String definition) {
        return "definitions:\n  d0: {a: 1}\n"
                + IntStream.rangeClosed(1, length)
                        .mapToObj(n -> "  " + definition.formatted(n, n - 1) + "\n")
                        .collect(Collectors.joining());
    }

    private static Map<String, ?> resolve(String text) {
        Diagnostics diagnostics = new Diagnostics();
        ObjectNode resolved =
                ReferenceResolver.resolve((ObjectNode) new YamlReader().read("m.yaml", text), diagnostics);
        return resolved.toPlain();
    }
}
