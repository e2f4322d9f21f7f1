package dev.cairn.runtime.assembly;

import dev.cairn.models.CombinedExtractor;
import dev.cairn.models.CustomRecordExtractor;
import dev.cairn.models.DpathExtractor;
import dev.cairn.models.RecordExtractor;
import dev.cairn.runtime.assembly.custom.SuppliedExtractor;
import dev.cairn.runtime.record.decoder.Decoder;
import dev.cairn.runtime.record.extract.ValueExtractor;

/** Builds extractors of values that are no records. */
final class ValueExtractors {

    private ValueExtractors() {}

    static ValueExtractor build(RecordExtractor model, Site site, Decoder decoder) {
        return model.accept(new RecordExtractor.Visitor<ValueExtractor>() {
            @Override
            public ValueExtractor visitDpathExtractor(DpathExtractor dpath) {
                return new ValueExtractor(
                        decoder,
                        Paths.of(dpath.fieldPath(), site.field("field_path"), dpath.parameters()),
                        SelectorBuilder.expander(dpath.recordExpander(), site.field("record_expander")));
            }

            @Override
            public ValueExtractor visitCustomRecordExtractor(CustomRecordExtractor custom) {
                return new ValueExtractor(SuppliedExtractor.values(
                        site.supplied(
                                dev.cairn.runtime.spi.CustomRecordExtractor.class,
                                custom.className(),
                                custom.parameters(),
                                custom.additionalProperties()),
                        decoder));
            }

            @Override
            public ValueExtractor visitCombinedExtractor(CombinedExtractor combined) {
                throw site.wrong("CombinedExtractor is not built yet");
            }
        });
    }
}
