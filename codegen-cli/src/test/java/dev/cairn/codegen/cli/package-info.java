@NullMarked
package dev.cairn.codegen.cli;

import org.jspecify.annotations.NullMarked;
