package dev.cairn.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.JsonReader;
import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.server.model.JsonModel;
import dev.cairn.server.model.ValidationError;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request, checked and bound to its model.
 *
 * @param model what the members are, with defaults
 * @param document the same with places, which are those of the body
 */
record RequestBody<M extends JsonModel>(M model, ObjectNode document) {

    /** What places say they are in. */
    static final String NAME = "request";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * Reads a body.
     *
     * @param contentType null where the request has none
     * @throws Refusal if it is not what the schema says
     */
    static <M extends JsonModel> RequestBody<M> read(
            byte[] bytes, @Nullable String contentType, BodySchema schema, Class<M> type) throws Refusal {
        if (bytes.length == 0) {
            throw invalid(new Pydantic(List.of("body"), null).error("missing", "Field required"));
        }
        Optional<String> decoded = utf8(bytes);
        if (!isJson(contentType)) {
            throw invalid(new Pydantic(List.of("body"), decoded.orElse("")).noObject());
        }
        String text = decoded.orElseThrow(RequestBody::unreadable);
        Node document = parsed(text);
        if (!(document instanceof ObjectNode object)) {
            throw invalid(new Pydantic(List.of("body"), document.toPlain()).noObject());
        }
        List<ValidationError> errors = new ArrayList<>();
        Map<String, @Nullable Object> checked = schema.check(object.toPlain(), List.of("body"), errors);
        if (!errors.isEmpty()) {
            throw new Refusal(Answer.invalid(errors));
        }
        return new RequestBody<>(MAPPER.convertValue(checked, type), object);
    }

    /** The manifest, with its places. */
    ObjectNode manifest() {
        return (ObjectNode) Objects.requireNonNull(document.get("manifest"));
    }

    /** The configuration, with its places. */
    ObjectNode config() {
        return (ObjectNode) Objects.requireNonNull(document.get("config"));
    }

    private static Refusal invalid(ValidationError error) {
        return new Refusal(Answer.invalid(List.of(error)));
    }

    private static Refusal unreadable() {
        return new Refusal(Answer.failed(400, "There was an error parsing the body"));
    }

    private static boolean isJson(@Nullable String contentType) {
        String type = String.valueOf(contentType)
                .toLowerCase(Locale.ROOT)
                .split(";", 2)[0]
                .strip();
        return type.equals("application/json") || type.matches("application/[^/]+\\+json");
    }

    private static Optional<String> utf8(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Node parsed(String text) throws Refusal {
        try {
            return new JsonReader().read(NAME, text);
        } catch (InvalidDocumentException e) {
            JsonSyntax.Mistake mistake = JsonSyntax.firstMistake(text).orElseThrow(RequestBody::unreadable);
            throw invalid(new Pydantic(List.of("body", (long) mistake.offset()), null).malformed(mistake.message()));
        }
    }
}
