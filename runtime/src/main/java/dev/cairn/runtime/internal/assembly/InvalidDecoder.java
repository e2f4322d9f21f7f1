package dev.cairn.runtime.internal.assembly;

import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.runtime.internal.body.ResponseBody;
import dev.cairn.runtime.internal.record.decoder.DecodedValues;
import dev.cairn.runtime.internal.record.decoder.Decoder;

/**
 * Stands for a decoder that can read nothing: fails with the first body, as in the reference.
 *
 * @param mistake says what is wrong, and where
 */
record InvalidDecoder(InvalidDocumentException mistake) implements Decoder {

    @Override
    public DecodedValues decode(ResponseBody body) {
        throw ManifestErrors.failure(mistake);
    }

    @Override
    public boolean isStreaming() {
        return true;
    }
}
