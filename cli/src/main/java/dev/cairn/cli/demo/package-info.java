/** {@code cairn demo}: a sync that fails half-way and resumes, with an API of its own. */
@NullMarked
package dev.cairn.cli.demo;

import org.jspecify.annotations.NullMarked;
