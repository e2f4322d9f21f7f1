/** Tests of the package. */
@NullMarked
package dev.cairn.codegen.output;

import org.jspecify.annotations.NullMarked;
