/** Java sources for the types that a schema asks for. */
@NullMarked
package dev.cairn.codegen.java;

import org.jspecify.annotations.NullMarked;
