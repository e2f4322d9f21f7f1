/** From texts to files: what to write, skip, prune and compare. */
@NullMarked
package dev.cairn.codegen.output;

import org.jspecify.annotations.NullMarked;
