/** Tests of the package. */
@NullMarked
package dev.cairn.codegen.maven;

import org.jspecify.annotations.NullMarked;
