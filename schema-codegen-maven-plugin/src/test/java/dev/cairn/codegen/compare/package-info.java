/** Tests of what a change of schemas breaks. */
@NullMarked
package dev.cairn.codegen.compare;

import org.jspecify.annotations.NullMarked;
