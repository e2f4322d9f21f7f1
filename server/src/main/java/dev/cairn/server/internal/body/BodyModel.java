package dev.cairn.server.internal.body;

import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.JsonReader;
import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.json.JsonMistake;
import dev.cairn.json.scan.Utf8Text;
import dev.cairn.server.internal.http.Answer;
import dev.cairn.server.internal.http.Call;
import dev.cairn.server.internal.http.Refusal;
import dev.cairn.server.model.JsonModel;
import dev.cairn.server.model.ValidationError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the bodies of requests that have one model. Thread-safe. */
public final class BodyModel<M extends JsonModel> {

    private final BodySchema schema;
    private final Function<Object, M> fromJson;

    BodyModel(BodySchema schema, Function<Object, M> fromJson) {
        this.schema = schema;
        this.fromJson = fromJson;
    }

    /**
     * Reads a body.
     *
     * @throws Refusal if it is not what the schema says
     */
    public RequestBody<M> read(Call call) throws Refusal {
        byte[] bytes = call.body();
        if (bytes.length == 0) {
            throw invalid(new Pydantic(List.of("body"), null).error("missing", "Field required"));
        }
        Optional<String> decoded = Utf8Text.of(bytes).map(text -> text.startsWith("\uFEFF") ? text.substring(1) : text);
        if (!isJson(call.contentType())) {
            throw invalid(new Pydantic(List.of("body"), decoded.orElse("")).noObject());
        }
        Node document = parsed(decoded.orElseThrow(BodyModel::unreadable));
        if (!(document instanceof ObjectNode object)) {
            throw invalid(new Pydantic(List.of("body"), document.toPlain()).noObject());
        }
        List<ValidationError> errors = new ArrayList<>();
        Map<String, @Nullable Object> checked = schema.check(object.toPlain(), List.of("body"), errors);
        if (!errors.isEmpty()) {
            throw new Refusal(Answer.invalid(errors));
        }
        return new RequestBody<>(fromJson.apply(checked), object);
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

    private static Node parsed(String text) throws Refusal {
        try {
            return new JsonReader().read(RequestBody.NAME, text);
        } catch (InvalidDocumentException e) {
            JsonMistake mistake = JsonMistake.firstIn(text).orElseThrow(BodyModel::unreadable);
            throw invalid(new Pydantic(List.of("body", (long) mistake.offset()), null).malformed(mistake.message()));
        }
    }
}
