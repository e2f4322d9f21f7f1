/**
 * Models that were generated before, in other packages, and may be used by reference: their package says in an index which type
 * each schema became.
 */
@NullMarked
package dev.cairn.codegen.shared;

import org.jspecify.annotations.NullMarked;
