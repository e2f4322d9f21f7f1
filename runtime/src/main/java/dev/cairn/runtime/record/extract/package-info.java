/** Records out of decoded values. */
@NullMarked
package dev.cairn.runtime.record.extract;

import org.jspecify.annotations.NullMarked;
