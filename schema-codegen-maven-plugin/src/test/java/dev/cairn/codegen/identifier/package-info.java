/** Tests of the package. */
@NullMarked
package dev.cairn.codegen.identifier;

import org.jspecify.annotations.NullMarked;
