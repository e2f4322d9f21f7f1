/**
 * Cairn as a library: {@link dev.cairn.runtime.Connector} loads a manifest, {@link dev.cairn.runtime.ConfiguredConnector}
 * runs it, {@link dev.cairn.runtime.Authoring} helps to write one.
 */
@NullMarked
package dev.cairn.runtime;

import org.jspecify.annotations.NullMarked;
