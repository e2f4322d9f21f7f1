/** JMH benchmarks of the hot parts. */
@NullMarked
package dev.cairn.benchmarks;

import org.jspecify.annotations.NullMarked;
