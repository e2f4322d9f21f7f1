package dev.cairn.runtime.assembly;

import dev.cairn.models.CsvDecoder;
import dev.cairn.models.CustomDecoder;
import dev.cairn.models.Decoder;
import dev.cairn.models.GzipDecoder;
import dev.cairn.models.IterableDecoder;
import dev.cairn.models.JsonDecoder;
import dev.cairn.models.JsonItemsDecoder;
import dev.cairn.models.JsonlDecoder;
import dev.cairn.models.XmlDecoder;
import dev.cairn.models.ZipfileDecoder;
import dev.cairn.runtime.assembly.custom.SuppliedDecoder;
import dev.cairn.runtime.record.decoder.TextEncoding;
import java.util.LinkedHashSet;

/** Builds decoders. */
final class DecoderBuilder implements Decoder.Visitor<dev.cairn.runtime.record.decoder.Decoder> {

    private final Site site;
    private final boolean nested;

    /** @param nested whether the decoder stands in another one */
    DecoderBuilder(Site site, boolean nested) {
        this.site = site;
        this.nested = nested;
    }

    @Override
    public dev.cairn.runtime.record.decoder.Decoder visitJsonDecoder(JsonDecoder model) {
        return new dev.cairn.runtime.record.decoder.JsonDecoder(nested);
    }

    @Override
    public dev.cairn.runtime.record.decoder.Decoder visitJsonItemsDecoder(JsonItemsDecoder model) {
        return new dev.cairn.runtime.record.decoder.JsonItemsDecoder(model.itemsPath(), encoding(model.encoding()));
    }

    @Override
    public dev.cairn.runtime.record.decoder.Decoder visitXmlDecoder(XmlDecoder model) {
        return new dev.cairn.runtime.record.decoder.XmlDecoder();
    }

    @Override
    public dev.cairn.runtime.record.decoder.Decoder visitCsvDecoder(CsvDecoder model) {
        String delimiter = model.delimiter().replace("\\t", "\t");
        if (delimiter.length() != 1) {
            return new MistakenDecoder(
                    site.field("delimiter").wrong("the delimiter must be one character, found '" + delimiter + "'"));
        }
        return new dev.cairn.runtime.record.decoder.CsvDecoder(
                encoding(model.encoding()), delimiter.charAt(0), new LinkedHashSet<>(model.setValuesToNone()));
    }

    @Override
    public dev.cairn.runtime.record.decoder.Decoder visitJsonlDecoder(JsonlDecoder model) {
        return new dev.cairn.runtime.record.decoder.JsonlDecoder();
    }

    @Override
    public dev.cairn.runtime.record.decoder.Decoder visitGzipDecoder(GzipDecoder model) {
        return new dev.cairn.runtime.record.decoder.GzipDecoder(inner(model.decoder()));
    }

    @Override
    public dev.cairn.runtime.record.decoder.Decoder visitIterableDecoder(IterableDecoder model) {
        return new dev.cairn.runtime.record.decoder.IterableDecoder();
    }

    @Override
    public dev.cairn.runtime.record.decoder.Decoder visitZipfileDecoder(ZipfileDecoder model) {
        return new dev.cairn.runtime.record.decoder.ZipfileDecoder(inner(model.decoder()));
    }

    @Override
    public dev.cairn.runtime.record.decoder.Decoder visitCustomDecoder(CustomDecoder model) {
        return new SuppliedDecoder(site.supplied(
                dev.cairn.runtime.spi.CustomDecoder.class,
                model.className(),
                model.parameters(),
                model.additionalProperties()));
    }

    private dev.cairn.runtime.record.decoder.Decoder inner(Decoder model) {
        return model.accept(new DecoderBuilder(site.field("decoder"), true));
    }

    private TextEncoding encoding(String name) {
        return site.field("encoding").checked(() -> TextEncoding.named(name));
    }
}
