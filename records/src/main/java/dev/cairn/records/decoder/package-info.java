/** Decoders: from response bodies to values, one for each format. They stream where the format allows it. */
@NullMarked
package dev.cairn.records.decoder;

import org.jspecify.annotations.NullMarked;
