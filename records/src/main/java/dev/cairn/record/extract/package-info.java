/** Extractors: find records in decoded values. */
@NullMarked
package dev.cairn.record.extract;

import org.jspecify.annotations.NullMarked;
