/** Records: from the bytes of a response to what is emitted. */
@NullMarked
package dev.cairn.record;

import org.jspecify.annotations.NullMarked;
