/** Casts the values of records to the types of their stream's schema. */
@NullMarked
package dev.cairn.records.normalize;

import org.jspecify.annotations.NullMarked;
