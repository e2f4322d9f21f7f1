/** Extractors: find records in decoded values. */
@NullMarked
package dev.cairn.runtime.internal.record.extract;

import org.jspecify.annotations.NullMarked;
