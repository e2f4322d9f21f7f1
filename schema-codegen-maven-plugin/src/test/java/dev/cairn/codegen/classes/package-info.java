/** Tests of checking compiled models. */
@NullMarked
package dev.cairn.codegen.classes;

import org.jspecify.annotations.NullMarked;
