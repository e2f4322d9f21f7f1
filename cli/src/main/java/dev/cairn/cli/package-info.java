/** The {@code cairn} command: the Airbyte protocol's commands, and a demo. */
@NullMarked
package dev.cairn.cli;

import org.jspecify.annotations.NullMarked;
