/** Commands for authors of manifests. */
@NullMarked
package dev.cairn.cli.author;

import org.jspecify.annotations.NullMarked;
