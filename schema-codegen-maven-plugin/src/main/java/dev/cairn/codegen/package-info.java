/** Generates immutable Java models from schemas, and checks that they agree: one call for each, without Maven. */
@NullMarked
package dev.cairn.codegen;

import org.jspecify.annotations.NullMarked;
