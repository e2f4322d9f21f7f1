/** Looks at streams before a sync, with few requests. */
@NullMarked
package dev.cairn.runtime.internal.plan;

import org.jspecify.annotations.NullMarked;
