/** Records: from the bytes of a response to what is emitted. */
@NullMarked
package dev.cairn.records;

import org.jspecify.annotations.NullMarked;
