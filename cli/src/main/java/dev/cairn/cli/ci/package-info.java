/** What is looked at in a connector's repository before a change of it is taken. */
@NullMarked
package dev.cairn.cli.ci;

import org.jspecify.annotations.NullMarked;
