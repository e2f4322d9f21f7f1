/** What every fault of a network or an API does to a sync. */
@NullMarked
package dev.cairn.runtime.fault;

import org.jspecify.annotations.NullMarked;
