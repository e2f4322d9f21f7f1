/**
 * Builds what makes and changes records: decoders, transformations; the normalisation of configurations, which
 * uses them.
 */
@NullMarked
package dev.cairn.runtime.internal.assembly.record;

import org.jspecify.annotations.NullMarked;
