/** The commands of the Airbyte protocol: {@code spec}, {@code check}, {@code discover}, {@code read}. */
@NullMarked
package dev.cairn.cli.protocol;

import org.jspecify.annotations.NullMarked;
