/** The goals. The only package that knows Maven. */
@NullMarked
package dev.cairn.codegen.maven;

import org.jspecify.annotations.NullMarked;
