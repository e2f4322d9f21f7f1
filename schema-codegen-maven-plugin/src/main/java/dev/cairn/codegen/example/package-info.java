/** Schemas of examples. */
@NullMarked
package dev.cairn.codegen.example;

import org.jspecify.annotations.NullMarked;
