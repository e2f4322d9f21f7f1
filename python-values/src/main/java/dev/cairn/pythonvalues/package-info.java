/**
 * Functions of Python for plain JSON values (null, {@code Boolean}, {@code Long}, {@code BigInteger}, {@code Double},
 * {@code String}, {@code List}, {@code Map}): their text, their truth, their JSON; numbers, characters, regular
 * expressions and percent-encoding. Needs the JDK only.
 */
@NullMarked
package dev.cairn.pythonvalues;

import org.jspecify.annotations.NullMarked;
