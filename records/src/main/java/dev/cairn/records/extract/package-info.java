/** Extractors: find records in decoded values. */
@NullMarked
package dev.cairn.records.extract;

import org.jspecify.annotations.NullMarked;
