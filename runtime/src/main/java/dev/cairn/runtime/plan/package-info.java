/** What a sync is going to cost, as far as that can be known before it. */
@NullMarked
package dev.cairn.runtime.plan;

import org.jspecify.annotations.NullMarked;
