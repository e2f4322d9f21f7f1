/** Casts the values of records to the types of their stream's schema. */
@NullMarked
package dev.cairn.record.normalize;

import org.jspecify.annotations.NullMarked;
