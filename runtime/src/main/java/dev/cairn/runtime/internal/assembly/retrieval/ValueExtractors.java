package dev.cairn.runtime.internal.assembly.retrieval;

import dev.cairn.http.client.HttpEnvironment;
import dev.cairn.models.CombineModeModel;
import dev.cairn.models.CombinedExtractorModel;
import dev.cairn.models.CustomRecordExtractorModel;
import dev.cairn.models.DpathExtractorModel;
import dev.cairn.models.RecordExtractorModel;
import dev.cairn.records.decoder.Decoder;
import dev.cairn.records.extract.CombinedValues;
import dev.cairn.records.extract.ValueExtractor;
import dev.cairn.runtime.internal.assembly.custom.CustomExtractorAdapter;
import dev.cairn.runtime.internal.assembly.definition.ComponentDefinition;
import dev.cairn.runtime.internal.assembly.definition.PathBuilder;
import dev.cairn.runtime.spi.CustomRecordExtractor;
import java.util.List;

/** Builds extractors for values that are not records, such as the status of a job. */
final class ValueExtractors {

    private ValueExtractors() {}

    /** @param environment for the requests that complete records */
    static ValueExtractor build(
            RecordExtractorModel model, ComponentDefinition definition, Decoder decoder, HttpEnvironment environment) {
        return model.accept(new RecordExtractorModel.Visitor<ValueExtractor>() {
            @Override
            public ValueExtractor visitDpathExtractorModel(DpathExtractorModel dpath) {
                return new ValueExtractor(
                        decoder,
                        PathBuilder.of(dpath.at(definition).fieldPath(), definition),
                        dpath.at(definition)
                                .recordExpander()
                                .mapOrNull(
                                        (expander, at) -> new RecordExpanderBuilder(at, environment).build(expander)));
            }

            @Override
            public ValueExtractor visitCustomRecordExtractorModel(CustomRecordExtractorModel custom) {
                return new ValueExtractor(
                        CustomExtractorAdapter.values(definition.custom(CustomRecordExtractor.class), decoder));
            }

            @Override
            public ValueExtractor visitCombinedExtractorModel(CombinedExtractorModel combined) {
                requireRepeatable(decoder, definition);
                List<ValueExtractor.BodyValues> extractors = combined.at(definition)
                        .extractors()
                        .each((model, at) ->
                                build(model, at, decoder, environment).values());
                return new ValueExtractor(
                        new CombinedValues(extractors, firstMatchOnly(combined.mode()), combined.skipEmptyRecords()));
            }
        });
    }

    /** Refuses a decoder under which only the first of several extractors would find something. */
    static void requireRepeatable(Decoder decoder, ComponentDefinition combined) {
        if (decoder.isStreaming()) {
            throw combined.wrong("a CombinedExtractor reads the body once per extractor, which this decoder cannot do;"
                    + " use a JsonDecoder, XmlDecoder or ZipfileDecoder, or a single extractor");
        }
    }

    static boolean firstMatchOnly(CombineModeModel mode) {
        return switch (mode) {
            case UNION -> false;
            case FIRST_MATCH -> true;
        };
    }
}
