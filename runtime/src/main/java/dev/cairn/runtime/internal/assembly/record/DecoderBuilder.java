package dev.cairn.runtime.internal.assembly.record;

import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.http.response.Response;
import dev.cairn.models.CsvDecoderModel;
import dev.cairn.models.CustomDecoderModel;
import dev.cairn.models.DecoderModel;
import dev.cairn.models.GzipDecoderModel;
import dev.cairn.models.IterableDecoderModel;
import dev.cairn.models.JsonDecoderModel;
import dev.cairn.models.JsonItemsDecoderModel;
import dev.cairn.models.JsonlDecoderModel;
import dev.cairn.models.Located;
import dev.cairn.models.XmlDecoderModel;
import dev.cairn.models.ZipfileDecoderModel;
import dev.cairn.records.decoder.CsvDecoder;
import dev.cairn.records.decoder.DecodedValues;
import dev.cairn.records.decoder.Decoder;
import dev.cairn.records.decoder.GzipDecoder;
import dev.cairn.records.decoder.IterableDecoder;
import dev.cairn.records.decoder.JsonDecoder;
import dev.cairn.records.decoder.JsonItemsDecoder;
import dev.cairn.records.decoder.JsonlDecoder;
import dev.cairn.records.decoder.TextEncoding;
import dev.cairn.records.decoder.XmlDecoder;
import dev.cairn.records.decoder.ZipfileDecoder;
import dev.cairn.retrieval.pagination.ResponseDecoder;
import dev.cairn.runtime.internal.assembly.custom.CustomDecoderAdapter;
import dev.cairn.runtime.internal.assembly.definition.ComponentDefinition;
import dev.cairn.runtime.internal.assembly.definition.LocatedText;
import dev.cairn.runtime.internal.assembly.definition.ManifestErrors;
import dev.cairn.runtime.spi.CustomDecoder;
import java.util.LinkedHashSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Builds decoders.
 *
 * @param nested whether the decoder stands in another one
 */
public record DecoderBuilder(ComponentDefinition definition, boolean nested) implements DecoderModel.Visitor<Decoder> {

    /** Builds the decoder of a body, by default of JSON. */
    public static Decoder build(Located<? extends @Nullable DecoderModel, ComponentDefinition> decoder) {
        return decoder.mapOr(new JsonDecoder(false), (model, at) -> model.accept(new DecoderBuilder(at, false)));
    }

    @Override
    public Decoder visitJsonDecoderModel(JsonDecoderModel model) {
        return new JsonDecoder(nested);
    }

    @Override
    public Decoder visitJsonItemsDecoderModel(JsonItemsDecoderModel model) {
        return new JsonItemsDecoder(
                model.itemsPath(), encoding(model.at(definition).encoding()));
    }

    @Override
    public Decoder visitXmlDecoderModel(XmlDecoderModel model) {
        return new XmlDecoder();
    }

    @Override
    public Decoder visitCsvDecoderModel(CsvDecoderModel model) {
        Optional<Character> delimiter = CsvDecoder.delimiter(model.delimiter());
        if (delimiter.isEmpty()) {
            return new InvalidDecoder(model.at(definition)
                    .delimiter()
                    .at()
                    .wrong("the delimiter must be one character, found '" + model.delimiter() + "'"));
        }
        return new CsvDecoder(
                encoding(model.at(definition).encoding()),
                delimiter.get(),
                new LinkedHashSet<>(model.setValuesToNone()));
    }

    @Override
    public Decoder visitJsonlDecoderModel(JsonlDecoderModel model) {
        return new JsonlDecoder();
    }

    @Override
    public Decoder visitGzipDecoderModel(GzipDecoderModel model) {
        return new GzipDecoder(model.at(definition).decoder().map(DecoderBuilder::inner));
    }

    @Override
    public Decoder visitIterableDecoderModel(IterableDecoderModel model) {
        return new IterableDecoder();
    }

    @Override
    public Decoder visitZipfileDecoderModel(ZipfileDecoderModel model) {
        return new ZipfileDecoder(model.at(definition).decoder().map(DecoderBuilder::inner));
    }

    @Override
    public Decoder visitCustomDecoderModel(CustomDecoderModel model) {
        return new CustomDecoderAdapter(definition.custom(CustomDecoder.class));
    }

    private static Decoder inner(DecoderModel model, ComponentDefinition at) {
        return model.accept(new DecoderBuilder(at, true));
    }

    private static TextEncoding encoding(LocatedText name) {
        return name.at().checked(() -> TextEncoding.named(String.valueOf(name.value())));
    }

    /** JSON is decoded once for all who ask; of other formats the paginator sees the first value. */
    public static ResponseDecoder responseDecoder(@Nullable DecoderModel model, Decoder decoder) {
        return model == null || model instanceof JsonDecoderModel ? ResponseDecoder::json : decoder::firstValue;
    }

    /**
     * Takes the place of a decoder that cannot be built. Fails when the first body is read, as in the reference.
     *
     * @param mistake says what is wrong, and where
     */
    private record InvalidDecoder(InvalidDocumentException mistake) implements Decoder {

        @Override
        public DecodedValues decode(Response response) {
            throw ManifestErrors.failure(mistake);
        }

        @Override
        public boolean isStreaming() {
            return true;
        }
    }
}
