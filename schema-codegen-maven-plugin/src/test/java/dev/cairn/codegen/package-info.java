/** Tests of the whole way from a schema to Java. */
@NullMarked
package dev.cairn.codegen;

import org.jspecify.annotations.NullMarked;
