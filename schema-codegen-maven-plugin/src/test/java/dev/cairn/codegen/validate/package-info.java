/** Tests of checking documents. */
@NullMarked
package dev.cairn.codegen.validate;

import org.jspecify.annotations.NullMarked;
