/** Tests of the package. */
@NullMarked
package dev.cairn.codegen.type;

import org.jspecify.annotations.NullMarked;
