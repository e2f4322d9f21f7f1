/** Compiled classes against what the schemas say. */
@NullMarked
package dev.cairn.codegen.classes;

import org.jspecify.annotations.NullMarked;
