/** Records made to fit their stream's schema. */
@NullMarked
package dev.cairn.runtime.record.normalize;

import org.jspecify.annotations.NullMarked;
