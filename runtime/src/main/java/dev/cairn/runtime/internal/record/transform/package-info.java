/** Transformations: change records before they are emitted. */
@NullMarked
package dev.cairn.runtime.internal.record.transform;

import org.jspecify.annotations.NullMarked;
