/**
 * Generates immutable Java models from schemas, and checks that they agree: one call for each, without Maven.
 *
 * <p>The way of a schema: {@code schema} reads documents and follows references, {@code type} decides what Java types they become,
 * {@code java} writes these as sources, {@code output} writes the files, {@code maven} has the goals. {@code validate} checks
 * documents against a schema, {@code classes} compiled models.
 *
 * <p>{@code support} (under {@code src/main/resources}) has the classes that are copied into every generated package, and work when
 * a document is read. Which alternative of a {@code oneOf} or an {@code anyOf} a document is, with a discriminator or without, is
 * decided there, in {@code support.UnionReader}; which alternatives there are, in {@code type.UnionPlanner}; and which can't be told
 * apart, in {@code type.UnionAmbiguities}.
 */
@NullMarked
package dev.cairn.codegen;

import org.jspecify.annotations.NullMarked;
