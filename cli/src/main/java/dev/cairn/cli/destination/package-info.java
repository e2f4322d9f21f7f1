/** Commands that use a destination: {@code sync}, {@code status}, {@code state}. */
@NullMarked
package dev.cairn.cli.destination;

import org.jspecify.annotations.NullMarked;
