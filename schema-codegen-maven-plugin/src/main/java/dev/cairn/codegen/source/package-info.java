/** A small model of Java source, and its text: quick in a JVM that has only just started, as a build's is. */
@NullMarked
package dev.cairn.codegen.source;

import org.jspecify.annotations.NullMarked;
