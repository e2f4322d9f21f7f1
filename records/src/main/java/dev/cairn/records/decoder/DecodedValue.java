package dev.cairn.records.decoder;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A value of a body: decoded, or JSON text that is not decoded yet. */
public sealed interface DecodedValue {

    /** A plain value. */
    record Tree(@Nullable Object value) implements DecodedValue {}

    /**
     * One JSON text in memory.
     *
     * @param utf8 bytes that are not changed any more, without a byte order mark
     * @param from where the text starts
     * @param to where it ends, exclusive
     * @param manyBodies whether the items of a list at the top are values of their own
     */
    @SuppressWarnings("ArrayRecordComponent") // values are handed on, never compared
    record JsonText(byte[] utf8, int from, int to, boolean manyBodies) implements DecodedValue {}

    /**
     * One JSON text that is still to be read.
     *
     * @param utf8 from the first byte of the text to its last, without a byte order mark
     * @param manyBodies like {@link JsonText#manyBodies}
     */
    record JsonStream(InputStream utf8, boolean manyBodies) implements DecodedValue {}

    /** One XML document on disk, good until the values that it is one of are closed. */
    record Xml(XmlDocument document) implements DecodedValue {}
}
