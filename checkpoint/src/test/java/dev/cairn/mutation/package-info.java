/** Tests of tests: takes rules out of the sources, and expects tests to fail. Other modules use it as a test jar. */
@NullMarked
package dev.cairn.mutation;

import org.jspecify.annotations.NullMarked;
