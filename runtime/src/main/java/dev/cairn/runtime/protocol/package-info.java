/** The Airbyte protocol on standard output. */
@NullMarked
package dev.cairn.runtime.protocol;

import org.jspecify.annotations.NullMarked;
