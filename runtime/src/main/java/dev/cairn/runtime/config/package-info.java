/** What the platform hands to a source: configuration, configured catalog and state. */
@NullMarked
package dev.cairn.runtime.config;

import org.jspecify.annotations.NullMarked;
