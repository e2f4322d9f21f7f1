/** Response bodies to values: one decoder per format, streaming where the format allows it. */
@NullMarked
package dev.cairn.runtime.internal.record.decoder;

import org.jspecify.annotations.NullMarked;
