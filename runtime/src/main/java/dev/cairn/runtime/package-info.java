/** Cairn as a library: {@link dev.cairn.runtime.Connector} loads a manifest and runs it. */
@NullMarked
package dev.cairn.runtime;

import org.jspecify.annotations.NullMarked;
