/** The command line of the code generator: what the goals of the Maven plugin do, for other build tools. */
@NullMarked
package dev.cairn.codegen.cli;

import org.jspecify.annotations.NullMarked;
