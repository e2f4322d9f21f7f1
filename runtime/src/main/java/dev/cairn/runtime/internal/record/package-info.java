/** From the bytes of a response to records. */
@NullMarked
package dev.cairn.runtime.internal.record;

import org.jspecify.annotations.NullMarked;
