/** Documents against the schemas that models are generated from. */
@NullMarked
package dev.cairn.codegen.validate;

import org.jspecify.annotations.NullMarked;
