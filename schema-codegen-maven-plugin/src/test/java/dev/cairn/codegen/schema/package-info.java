/** Tests of the package. */
@NullMarked
package dev.cairn.codegen.schema;

import org.jspecify.annotations.NullMarked;
