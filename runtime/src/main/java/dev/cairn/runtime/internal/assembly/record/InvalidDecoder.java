package dev.cairn.runtime.internal.assembly.record;

import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.http.response.Response;
import dev.cairn.records.decoder.DecodedValues;
import dev.cairn.records.decoder.Decoder;
import dev.cairn.runtime.internal.assembly.definition.ManifestErrors;

/**
 * Takes the place of a decoder that cannot be built. Fails when the first body is read, as in the reference.
 *
 * @param mistake says what is wrong, and where
 */
record InvalidDecoder(InvalidDocumentException mistake) implements Decoder {

    @Override
    public DecodedValues decode(Response response) {
        throw ManifestErrors.failure(mistake);
    }

    @Override
    public boolean isStreaming() {
        return true;
    }
}
