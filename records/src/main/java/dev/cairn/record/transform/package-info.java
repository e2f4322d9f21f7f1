/** Transformations: change records before they are emitted. */
@NullMarked
package dev.cairn.record.transform;

import org.jspecify.annotations.NullMarked;
