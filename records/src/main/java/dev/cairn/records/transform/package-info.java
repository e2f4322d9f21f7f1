/** Transformations: change records before they are emitted. */
@NullMarked
package dev.cairn.records.transform;

import org.jspecify.annotations.NullMarked;
