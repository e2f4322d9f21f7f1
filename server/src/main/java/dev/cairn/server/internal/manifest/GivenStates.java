package dev.cairn.server.internal.manifest;

import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.json.Json;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.config.StateReader;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.server.internal.body.RequestBody;
import dev.cairn.server.internal.http.Answer;
import dev.cairn.server.internal.http.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The state messages of a request. */
final class GivenStates {

    private GivenStates() {}

    /**
     * Reads state messages. One that is none is ignored, as in the reference.
     *
     * @throws Refusal if one is not even an object
     */
    static InputState of(List<@Nullable Object> messages) throws Refusal {
        Map<StreamDescriptor, Map<String, @Nullable Object>> streams = new LinkedHashMap<>();
        for (Object message : messages) {
            if (!(message instanceof Map)) {
                throw new Refusal(Answer.failed(
                        400,
                        ManifestOperation.TEST_READ.failure()
                                + "a state message is no object (expected one with 'stream')"));
            }
            try {
                streams.putAll(new StateReader()
                        .read(RequestBody.NAME, Json.write(List.of(message)))
                        .streams());
            } catch (InvalidDocumentException e) {
                // It says nothing about a stream.
            }
        }
        return new InputState(streams);
    }
}
