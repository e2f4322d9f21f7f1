/** Finds the files of a run. */
@NullMarked
package dev.cairn.codegen.input;

import org.jspecify.annotations.NullMarked;
