/** Messages of the Airbyte protocol. */
@NullMarked
package dev.cairn.runtime.protocol;

import org.jspecify.annotations.NullMarked;
