@NullMarked
package dev.cairn.workbench.har;

import org.jspecify.annotations.NullMarked;
