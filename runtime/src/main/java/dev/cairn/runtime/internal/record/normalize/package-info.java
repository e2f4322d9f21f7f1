/** Records made to fit their stream's schema. */
@NullMarked
package dev.cairn.runtime.internal.record.normalize;

import org.jspecify.annotations.NullMarked;
