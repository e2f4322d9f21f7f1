/** The engine: slices in, messages out, one thread that changes things. */
@NullMarked
package dev.cairn.runtime.internal.sync;

import org.jspecify.annotations.NullMarked;
