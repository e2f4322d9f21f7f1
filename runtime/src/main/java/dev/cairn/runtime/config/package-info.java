/** The inputs of a source: configuration, configured catalog and state. */
@NullMarked
package dev.cairn.runtime.config;

import org.jspecify.annotations.NullMarked;
