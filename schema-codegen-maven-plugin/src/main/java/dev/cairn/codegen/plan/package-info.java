/**
 * Which Java types a schema asks for: decisions, without a line of Java.
 *
 * <p>{@link dev.cairn.codegen.plan.TypePlanner} is where it starts. {@code PlannedTypes} has each schema decided on once; the planners
 * ask it through {@code SchemaTypes} for the schemas within, and don't know each other otherwise. A choice becomes a union, a mixed
 * type or a list in {@code UnionPlanner}; which of the members a document is, is decided when it is read:
 * {@code dev.cairn.codegen.support.UnionReader}.
 */
@NullMarked
package dev.cairn.codegen.plan;

import org.jspecify.annotations.NullMarked;
