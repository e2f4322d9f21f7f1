/** What models are made of: types, where they are used, constants, checks. A schema's meaning, without a line of Java. */
@NullMarked
package dev.cairn.codegen.type;

import org.jspecify.annotations.NullMarked;
